import { image } from '../wires/index.ts'
import type { Model } from './model.ts'

export const runwayImageUpscale: Model = {
  id: 'runway-image-upscale',
  name: 'Magnific Precision Upscaler',
  group: 'Runway',
  description: 'Larger and true to the picture, to 25 megapixels.',
  abilities: ['faithful', 'photographs'],
  quality: 5,
  seconds: 40,
  offers: [
    {
      provider: 'runway',
      endpoint: 'image_upscale:magnific_precision_upscaler_v2',
      operation: 'upscale-image',
      price: { usd: 0.25, per: 'output', beyond: [{ pixels: 4096, usd: 1.5 }] },
      batch: 1,
      wire: { imageUri: image, scaleFactor: { as: 'nearest', field: 'scale', of: [2, 4, 8] } },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'docs.dev.runwayml.com/guides/pricing (25 credits, 150 where the result is beyond 4096 pixels); Runway’s OpenAPI of 2026-08-08',
  },
}
