import { count, prompt, recraftRatios, replicateRatio } from '../wires/index.ts'
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
  ],
  source: { date: '2026-11-21', from: 'recraft.ai/docs/api-reference/pricing' },
}
