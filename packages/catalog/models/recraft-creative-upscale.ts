import { image } from '../wires/index.ts'
import type { Model } from './model.ts'

export const recraftCreativeUpscale: Model = {
  id: 'recraft-creative-upscale',
  name: 'Recraft Creative Upscale',
  group: 'Recraft',
  description: 'Larger with new detail, faces above all.',
  abilities: ['creative'],
  quality: 4,
  seconds: 20,
  offers: [
    {
      provider: 'recraft',
      endpoint: 'creativeUpscale',
      operation: 'upscale-image',
      price: { usd: 0.25, per: 'output' },
      batch: 1,
      wire: { image },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/recraft/upscale/creative',
      operation: 'upscale-image',
      price: { usd: 0.25, per: 'output' },
      batch: 1,
      wire: { image_url: image },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'recraft.ai/docs/api-reference/pricing; external.api.recraft.ai OpenAPI of 2026-08-22',
  },
}
