import { falWords } from '../wires/index.ts'
import type { Model } from './model.ts'

export const zImageTurbo: Model = {
  id: 'z-image-turbo',
  name: 'Z-Image Turbo',
  group: 'Others',
  description: 'Six billion parameters in eight steps; English and Chinese.',
  abilities: ['fast', 'cheap', 'text in pictures'],
  quality: 3,
  seconds: 2,
  sizes: { min: 512, max: 2048, megapixels: 4.2, multiple: 16 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/z-image/turbo',
      operation: 'text-to-image',
      price: { usd: 0.005, per: 'megapixel' },
      batch: 4,
      wire: {
        ...falWords,
        num_inference_steps: { as: 'scaled', field: 'steps', whole: true, min: 1, max: 8 },
      },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing' },
}
