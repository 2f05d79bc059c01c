import { image, png } from '../wires/index.ts'
import type { Model } from './model.ts'

export const topazUpscale: Model = {
  id: 'topaz-upscale',
  name: 'Topaz',
  group: 'Enhancers',
  description: 'What photographers use.',
  abilities: ['faithful', 'photographs'],
  quality: 5,
  seconds: 15,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/topaz/upscale/image',
      operation: 'upscale-image',
      price: { usd: 0.08, per: 'output' },
      batch: 1,
      wire: {
        image_url: image,
        upscale_factor: { as: 'scaled', field: 'scale', max: 4 },
        output_format: png,
      },
    },
    {
      provider: 'replicate',
      endpoint: 'topazlabs/image-upscale',
      operation: 'upscale-image',
      price: { usd: 0.05, per: 'output' },
      batch: 1,
      wire: {
        image,
        upscale_factor: { as: 'choice', field: 'scale', of: { '2': '2x', '4': '4x', '6': '6x' } },
        output_format: png,
      },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing; replicate.com/explore (each model’s API page)',
  },
}
