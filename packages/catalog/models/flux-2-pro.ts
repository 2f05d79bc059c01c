import { image, images, png, prompt, replicateRatio, seed, size } from '../wires/index.ts'
import type { Model } from './model.ts'

export const flux2Pro: Model = {
  id: 'flux-2-pro',
  name: 'FLUX.2 pro',
  group: 'FLUX',
  description: 'Studio photographs and exact edits.',
  abilities: ['photographs', 'edits', 'text in pictures'],
  quality: 5,
  seconds: 7,
  sizes: { min: 256, max: 2048, megapixels: 4, multiple: 16 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-2-pro',
      operation: 'text-to-image',
      price: { usd: 0.015, per: 'megapixel', plus: 0.015 },
      batch: 1,
      wire: { prompt, image_size: size, seed, output_format: png },
    },
    {
      provider: 'bfl',
      endpoint: 'flux-2-pro',
      operation: 'text-to-image',
      price: { usd: 0.015, per: 'megapixel', plus: 0.015 },
      batch: 1,
      wire: { prompt, width: 'width', height: 'height', seed, output_format: png },
    },
    {
      provider: 'replicate',
      endpoint: 'black-forest-labs/flux-2-pro',
      operation: 'text-to-image',
      price: { usd: 0.03, per: 'output' },
      batch: 1,
      wire: { ...replicateRatio, prompt, seed, output_format: png },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-2-pro/edit',
      operation: 'instruct-edit',
      price: { usd: 0.045, per: 'output' },
      batch: 1,
      wire: { prompt, image_urls: images, seed, output_format: png },
    },
    {
      provider: 'bfl',
      endpoint: 'flux-2-pro',
      operation: 'instruct-edit',
      price: { usd: 0.045, per: 'output' },
      batch: 1,
      wire: { prompt, input_image: image, seed, output_format: png },
    },
    {
      provider: 'replicate',
      endpoint: 'black-forest-labs/flux-2-pro',
      operation: 'instruct-edit',
      price: { usd: 0.045, per: 'output' },
      batch: 1,
      wire: {
        prompt,
        input_images: images,
        aspect_ratio: { as: 'constant', value: 'match_input_image' },
        seed,
        output_format: png,
      },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'docs.bfl.ai/quick_start/pricing; fal.ai/models; docs.fal.ai/documentation/model-apis/pricing',
  },
}
