import { count, klingRatios, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'

export const klingImage3: Model = {
  id: 'kling-image-3',
  name: 'Kling Image 3.0',
  group: 'Kling',
  description: 'Kling’s pictures of 2K.',
  abilities: ['2K', 'negative prompt'],
  quality: 4,
  seconds: 15,
  sizes: { min: 512, max: 2048, megapixels: 4.2, multiple: 1 },
  offers: [
    {
      provider: 'kling',
      endpoint: 'v1/images/generations:kling-v3',
      operation: 'text-to-image',
      price: { usd: 0.028, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        aspect_ratio: klingRatios,
        resolution: { as: 'constant', value: '2k' },
        n: count,
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'kling.ai/document-api/api/image/3-0-omni/image-generation; kling.ai/document-api/pricing/base/image',
  },
}
