import { count, image, png, prompt, seed } from '../wires/index.ts'
import type { Model } from './model.ts'

export const fluxKontextPro: Model = {
  id: 'flux-kontext-pro',
  name: 'FLUX Kontext pro',
  group: 'FLUX',
  description: 'Edits a picture by instruction and keeps the rest.',
  abilities: ['edits', 'keeps faces'],
  quality: 4,
  seconds: 7,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-pro/kontext',
      operation: 'instruct-edit',
      price: { usd: 0.04, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        image_url: image,
        num_images: count,
        seed,
        guidance_scale: 'cfg_scale',
        output_format: png,
      },
    },
    {
      provider: 'bfl',
      endpoint: 'flux-kontext-pro',
      operation: 'instruct-edit',
      price: { usd: 0.04, per: 'output' },
      batch: 1,
      wire: { prompt, input_image: image, seed, output_format: png },
    },
    {
      provider: 'replicate',
      endpoint: 'black-forest-labs/flux-kontext-pro',
      operation: 'instruct-edit',
      price: { usd: 0.04, per: 'output' },
      batch: 1,
      wire: {
        prompt,
        input_image: image,
        seed,
        output_format: png,
        aspect_ratio: { as: 'constant', value: 'match_input_image' },
      },
    },
    {
      provider: 'together',
      endpoint: 'black-forest-labs/FLUX.1-kontext-pro',
      operation: 'instruct-edit',
      price: { usd: 0.04, per: 'output' },
      batch: 1,
      wire: { prompt, image_url: image, seed },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'docs.bfl.ai/quick_start/pricing; fal.ai/models; docs.fal.ai/documentation/model-apis/pricing',
  },
}
