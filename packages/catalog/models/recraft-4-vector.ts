import { count, prompt, recraftRatios } from '../wires/index.ts'
import type { Model } from './model.ts'

export const recraft4Vector: Model = {
  id: 'recraft-4-vector',
  name: 'Recraft V4 Vector',
  group: 'Recraft',
  description: 'Vector drawings with fewer, cleaner shapes.',
  abilities: ['vector output'],
  quality: 5,
  seconds: 12,
  sizes: { min: 512, max: 2048, megapixels: 4.2, multiple: 1 },
  offers: [
    {
      provider: 'recraft',
      endpoint: 'generations',
      operation: 'text-to-image',
      price: { usd: 0.08, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        model: { as: 'constant', value: 'recraftv4_vector' },
        n: count,
        size: recraftRatios,
        response_format: { as: 'constant', value: 'url' },
      },
    },
  ],
  source: { date: '2026-11-21', from: 'recraft.ai/docs/api-reference/pricing' },
}
