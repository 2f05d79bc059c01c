import { count, prompt, recraftRatios } from '../wires/index.ts'
import type { Model } from './model.ts'

export const recraft4: Model = {
  id: 'recraft-4',
  name: 'Recraft V4.1',
  group: 'Recraft',
  description: 'Composition and type by a designer’s eye.',
  abilities: ['text in pictures'],
  quality: 5,
  seconds: 7,
  sizes: { min: 512, max: 2048, megapixels: 4.2, multiple: 1 },
  offers: [
    {
      provider: 'recraft',
      endpoint: 'generations',
      operation: 'text-to-image',
      price: { usd: 0.035, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        model: { as: 'constant', value: 'recraftv4_1' },
        n: count,
        size: recraftRatios,
        response_format: { as: 'constant', value: 'url' },
      },
    },
  ],
  source: { date: '2026-11-21', from: 'recraft.ai/docs/api-reference/pricing' },
}
