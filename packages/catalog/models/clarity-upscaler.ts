import { image, png, prompt, seed, ranged } from '../wires/index.ts'
import type { Model } from './model.ts'

export const clarityUpscaler: Model = {
  id: 'clarity-upscaler',
  name: 'Clarity',
  group: 'Enhancers',
  description: 'Invents convincing detail.',
  abilities: ['creative'],
  quality: 4,
  seconds: 25,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/clarity-upscaler',
      operation: 'upscale-image',
      price: { usd: 0.03, per: 'megapixel' },
      batch: 1,
      wire: {
        image_url: image,
        prompt,
        upscale_factor: ranged('scale', 1, 4),
        creativity: 'creativity',
        seed,
      },
    },
    {
      provider: 'replicate',
      endpoint:
        'philz1337x/clarity-upscaler:dfad41707589d68ecdccd1dfa600d55a208f9310748e44bfe35b4a6291453d5e',
      operation: 'upscale-image',
      price: { usd: 0.017, per: 'output' },
      batch: 1,
      wire: {
        image,
        prompt,
        scale_factor: 'scale',
        creativity: 'creativity',
        seed,
        output_format: png,
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing; replicate.com/explore (each model’s API page); ranges: fal.ai/models/fal-ai/clarity-upscaler/llms.txt',
  },
}
