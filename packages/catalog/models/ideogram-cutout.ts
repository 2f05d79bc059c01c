import { image } from '../wires/index.ts'
import type { Model } from './model.ts'

export const ideogramCutout: Model = {
  id: 'ideogram-cutout',
  name: 'Ideogram Cut-out',
  group: 'Ideogram',
  description: 'Removes backgrounds.',
  abilities: ['cut-outs', 'cheap'],
  quality: 4,
  seconds: 4,
  offers: [
    {
      provider: 'ideogram',
      endpoint: 'v1/remove-background',
      operation: 'remove-background',
      price: { usd: 0.01, per: 'output' },
      batch: 1,
      wire: { image },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'developer.ideogram.ai/api-reference/api-reference/remove-background; ideogram.ai/blog/ideogram-api-pricing of 2026-11-16',
  },
}
