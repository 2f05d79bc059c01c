import { count, image, png, seed } from '../wires/index.ts'
import type { Model } from './model.ts'

export const fluxRedux: Model = {
  id: 'flux-redux',
  name: 'FLUX.1 Redux',
  group: 'FLUX',
  description: 'Others like a picture, without words.',
  abilities: ['variations'],
  quality: 4,
  seconds: 6,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-1/dev/redux',
      operation: 'vary',
      price: { usd: 0.025, per: 'megapixel' },
      batch: 4,
      wire: {
        image_url: image,
        image_size: { as: 'size', of: 'image', megapixels: 1 },
        num_images: count,
        seed,
        output_format: png,
      },
    },
  ],
  source: { date: '2026-11-22', from: 'fal.ai/models/fal-ai/flux-1/dev/redux/llms.txt' },
}
