import { count, prompt } from '../wires/index.ts'
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
        prompt: prompt,
        negative_prompt: 'negative_prompt',
        aspect_ratio: { as: 'ratio', of: ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9'] },
        n: count,
      },
    },
  ],
  source: { date: '2026-11-21', from: 'inference.sh/apps/klingai price list of 2026-08' },
}
