import { image, png, prompt, seed } from '../wires/index.ts'
import type { Model } from './model.ts'

export const flux2Klein4b: Model = {
  id: 'flux-2-klein-4b',
  name: 'FLUX.2 klein 4B',
  group: 'FLUX',
  description: 'Small and quick, for drafts and volume.',
  abilities: ['fast', 'cheap'],
  quality: 3,
  seconds: 1,
  sizes: { min: 256, max: 2048, megapixels: 4, multiple: 16 },
  offers: [
    {
      provider: 'bfl',
      endpoint: 'flux-2-klein-4b',
      operation: 'text-to-image',
      price: { usd: 0.001, per: 'megapixel', plus: 0.013 },
      batch: 1,
      wire: { prompt, width: 'width', height: 'height', seed, output_format: png },
    },
    {
      provider: 'bfl',
      endpoint: 'flux-2-klein-4b',
      operation: 'instruct-edit',
      price: { usd: 0.014, per: 'output' },
      batch: 1,
      wire: { prompt, input_image: image, seed, output_format: png },
    },
  ],
  source: { date: '2026-11-21', from: 'docs.bfl.ai/quick_start/pricing' },
}
