import { image } from '../wires/index.ts'
import type { Model } from './model.ts'

export const recraftVectorize: Model = {
  id: 'recraft-vectorize',
  name: 'Recraft Vectorize',
  group: 'Recraft',
  description: 'Turns a picture into SVG.',
  abilities: ['vector output'],
  quality: 4,
  seconds: 5,
  offers: [
    {
      provider: 'recraft',
      endpoint: 'vectorize',
      operation: 'vectorize-image',
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
