import { ideogram2kLike, image, prompt } from '../wires/index.ts'
import { likeness } from './ideogram-edits.ts'
import type { Model } from './model.ts'

export const ideogram4: Model = {
  id: 'ideogram-4',
  name: 'Ideogram 4.0',
  group: 'Ideogram',
  description: 'Native 2K with exact type.',
  abilities: ['text in pictures', '2K'],
  quality: 5,
  seconds: 10,
  sizes: { min: 2048, max: 2048, megapixels: 4.2, multiple: 2048 },
  offers: [
    {
      provider: 'ideogram',
      endpoint: 'v1/ideogram-v4/generate',
      operation: 'text-to-image',
      price: { usd: 0.06, per: 'output' },
      batch: 1,
      wire: { text_prompt: prompt, rendering_speed: { as: 'constant', value: 'DEFAULT' } },
    },
    {
      provider: 'ideogram',
      endpoint: 'v1/ideogram-v4/remix',
      operation: 'image-to-image',
      price: { usd: 0.06, per: 'output' },
      batch: 1,
      wire: {
        image,
        text_prompt: prompt,
        image_weight: likeness,
        resolution: ideogram2kLike,
        rendering_speed: { as: 'constant', value: 'DEFAULT' },
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'ideogram.ai/features/api-pricing (one price for generate and remix); developer.ideogram.ai/api-reference/edit-images/remix-v4',
  },
}
