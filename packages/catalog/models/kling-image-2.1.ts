import { count, image, klingLike, klingRatios, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'

export const klingImage21: Model = {
  id: 'kling-image-2.1',
  name: 'Kling Image 2.1',
  group: 'Others',
  description: 'Kolors by Kuaishou; cheap and at home in Asian scenes.',
  abilities: ['cheap'],
  quality: 3,
  seconds: 10,
  sizes: { min: 512, max: 2048, megapixels: 4.2, multiple: 1 },
  offers: [
    {
      provider: 'kling',
      endpoint: 'v1/images/generations:kling-v2-1',
      operation: 'text-to-image',
      price: { usd: 0.014, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        aspect_ratio: klingRatios,
        n: count,
      },
    },
    {
      provider: 'kling',
      endpoint: 'v1/images/generations:kling-v2-1',
      operation: 'image-to-image',
      price: { usd: 0.028, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        image,
        image_fidelity: { as: 'scaled', field: 'strength', times: -1, plus: 1 },
        aspect_ratio: klingLike,
        n: count,
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'kling.ai/document-api/api/image/3-0-omni/image-generation; kling.ai/document-api/pricing/base/image',
  },
}
