import { count, falWords, images, png, prompt, seed, ranged } from '../wires/index.ts'
import type { Model } from './model.ts'

export const flux2Dev: Model = {
  id: 'flux-2-dev',
  name: 'FLUX.2 dev',
  group: 'FLUX',
  description: 'Open weights of FLUX.2.',
  abilities: ['edits'],
  quality: 4,
  seconds: 6,
  sizes: { min: 256, max: 2048, megapixels: 4, multiple: 16 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-2',
      operation: 'text-to-image',
      price: { usd: 0.012, per: 'megapixel' },
      batch: 4,
      wire: {
        ...falWords,
        num_inference_steps: ranged('steps', 4, 50),
        guidance_scale: ranged('cfg_scale', 0, 20),
      },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-2/edit',
      operation: 'instruct-edit',
      price: { usd: 0.024, per: 'output' },
      batch: 4,
      wire: { prompt, image_urls: images, num_images: count, seed, output_format: png },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing; ranges: fal.ai/models/fal-ai/flux-2/llms.txt',
  },
}
