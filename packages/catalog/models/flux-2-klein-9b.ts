import { count, image, png, prompt, seed, size } from '../wires/index.ts'
import type { Model } from './model.ts'

export const flux2Klein9b: Model = {
  id: 'flux-2-klein-9b',
  name: 'FLUX.2 klein 9B',
  group: 'FLUX',
  description: 'Quick, with crisp text.',
  abilities: ['fast', 'cheap'],
  quality: 3,
  seconds: 1.5,
  sizes: { min: 256, max: 2048, megapixels: 4, multiple: 16 },
  offers: [
    {
      provider: 'bfl',
      endpoint: 'flux-2-klein-9b',
      operation: 'text-to-image',
      price: { usd: 0.002, per: 'megapixel', plus: 0.013 },
      batch: 1,
      wire: { prompt, width: 'width', height: 'height', seed, output_format: png },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-2/klein/9b',
      operation: 'text-to-image',
      price: { usd: 0.006, per: 'megapixel' },
      batch: 4,
      wire: { prompt, image_size: size, num_images: count, seed, output_format: png },
    },
    {
      provider: 'bfl',
      endpoint: 'flux-2-klein-9b',
      operation: 'instruct-edit',
      price: { usd: 0.017, per: 'output' },
      batch: 1,
      wire: { prompt, input_image: image, seed, output_format: png },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'docs.bfl.ai/quick_start/pricing; fal.ai/models; docs.fal.ai/documentation/model-apis/pricing',
  },
}
