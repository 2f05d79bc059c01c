import { image } from '../wires/index.ts'
import type { Model } from './model.ts'

export const recraftCrisp: Model = {
  id: 'recraft-crisp',
  name: 'Recraft Crisp Upscale',
  group: 'Recraft',
  description: 'Larger and sharper for next to nothing.',
  abilities: ['faithful', 'cheap'],
  quality: 3,
  seconds: 4,
  offers: [
    {
      provider: 'recraft',
      endpoint: 'crispUpscale',
      operation: 'upscale-image',
      price: { usd: 0.004, per: 'output' },
      batch: 1,
      wire: { image },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/recraft/upscale/crisp',
      operation: 'upscale-image',
      price: { usd: 0.004, per: 'output' },
      batch: 1,
      wire: { image_url: image },
    },
    {
      provider: 'replicate',
      endpoint: 'recraft-ai/recraft-crisp-upscale',
      operation: 'upscale-image',
      price: { usd: 0.006, per: 'output' },
      batch: 1,
      wire: { image },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'recraft.ai/docs/api-reference/pricing; external.api.recraft.ai OpenAPI of 2026-08-22',
  },
}
