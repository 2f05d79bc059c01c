import { image } from '../wires/index.ts'
import type { Model } from './model.ts'

export const recraftCutout: Model = {
  id: 'recraft-cutout',
  name: 'Recraft Cut-out',
  group: 'Recraft',
  description: 'Removes backgrounds.',
  abilities: ['cut-outs', 'cheap'],
  quality: 4,
  seconds: 3,
  offers: [
    {
      provider: 'recraft',
      endpoint: 'removeBackground',
      operation: 'remove-background',
      price: { usd: 0.01, per: 'output' },
      batch: 1,
      wire: { image },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'recraft.ai/docs/api-reference/pricing; external.api.recraft.ai OpenAPI of 2026-08-22',
  },
}
