import { count, image, prompt, recraftRatios, replicateRatio, seed31 } from '../wires/index.ts'
import type { Model } from './model.ts'

export const recraft3Vector: Model = {
  id: 'recraft-3-vector',
  name: 'Recraft V3 Vector',
  group: 'Recraft',
  description: 'True vector drawings from words.',
  abilities: ['vector output'],
  quality: 4,
  seconds: 10,
  sizes: { min: 512, max: 2048, megapixels: 4.2, multiple: 1 },
  offers: [
    {
      provider: 'recraft',
      endpoint: 'generations/vector',
      operation: 'text-to-image',
      price: { usd: 0.08, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        model: { as: 'constant', value: 'recraftv3_vector' },
        n: count,
        size: recraftRatios,
        response_format: { as: 'constant', value: 'url' },
      },
    },
    {
      provider: 'replicate',
      endpoint: 'recraft-ai/recraft-v3-svg',
      operation: 'text-to-image',
      price: { usd: 0.08, per: 'output' },
      batch: 1,
      wire: { ...replicateRatio, prompt },
    },
    {
      provider: 'recraft',
      endpoint: 'imageToImage',
      operation: 'image-to-image',
      price: { usd: 0.08, per: 'output' },
      batch: 4,
      wire: {
        image,
        prompt,
        strength: 'strength',
        model: { as: 'constant', value: 'recraftv3_vector' },
        n: count,
        negative_prompt: 'negative_prompt',
        random_seed: seed31,
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'recraft.ai/docs/api-reference/pricing; external.api.recraft.ai OpenAPI of 2026-08-22',
  },
}
