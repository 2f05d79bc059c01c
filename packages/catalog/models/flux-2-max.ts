import { image, png, prompt, seed, size } from '../wires/index.ts'
import type { Model } from './model.ts'

export const flux2Max: Model = {
  id: 'flux-2-max',
  name: 'FLUX.2 max',
  group: 'FLUX',
  description: 'The best FLUX there is, at a price.',
  abilities: ['photographs', 'edits', 'text in pictures'],
  quality: 5,
  seconds: 15,
  sizes: { min: 256, max: 2048, megapixels: 4, multiple: 16 },
  offers: [
    {
      provider: 'bfl',
      endpoint: 'flux-2-max',
      operation: 'text-to-image',
      price: { usd: 0.03, per: 'megapixel', plus: 0.04 },
      batch: 1,
      wire: { prompt, width: 'width', height: 'height', seed, output_format: png },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-2-max',
      operation: 'text-to-image',
      price: { usd: 0.03, per: 'megapixel', plus: 0.04 },
      batch: 1,
      wire: { prompt, image_size: size, seed, output_format: png },
    },
    {
      provider: 'bfl',
      endpoint: 'flux-2-max',
      operation: 'instruct-edit',
      price: { usd: 0.1, per: 'output' },
      batch: 1,
      wire: { prompt, input_image: image, seed, output_format: png },
    },
  ],
  source: { date: '2026-11-21', from: 'docs.bfl.ai/quick_start/pricing' },
}
