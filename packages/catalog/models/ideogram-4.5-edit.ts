import { count, dark, image, prompt, seed31 } from '../wires/index.ts'
import type { Model } from './model.ts'

const words = {
  prompt,
  num_images: count,
  seed: seed31,
  quality: { as: 'constant', value: 'medium' },
} as const
const references = { as: 'file', field: 'references', list: true } as const

export const ideogram45Edit: Model = {
  id: 'ideogram-4.5-edit',
  name: 'Ideogram 4.5 Precise Edit',
  group: 'Ideogram',
  description: 'Changes what is said and leaves every other pixel as it was.',
  abilities: ['edits', 'inpainting', 'outpainting', 'text in pictures', 'several references'],
  quality: 5,
  seconds: 33,
  offers: [
    {
      provider: 'ideogram',
      endpoint: 'v2/image/precise-edit/ideogram-4-5',
      operation: 'instruct-edit',
      price: { usd: 0.06, per: 'output' },
      batch: 4,
      wire: { ...words, image, reference_images: references },
    },
    {
      provider: 'ideogram',
      endpoint: 'v2/image/precise-edit/ideogram-4-5',
      operation: 'inpaint',
      price: { usd: 0.06, per: 'output' },
      batch: 4,
      wire: { ...words, image, mask: dark },
    },
    {
      provider: 'ideogram',
      endpoint: 'v2/image/precise-edit/ideogram-4-5',
      operation: 'outpaint',
      price: { usd: 0.06, per: 'output' },
      batch: 1,
      wire: {
        ...words,
        prompt: { as: 'prompt', fallback: 'Continue the picture beyond its edges.' },
        image: { as: 'canvas', field: 'image' },
        mask: { as: 'margin', field: 'image' },
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'developer.ideogram.ai/api-reference/images/precise-edit/ideogram-4-5 and /ideogram-api/masked-edits (black is changed; the result keeps the picture’s width and height); prices: ideogram.ai/blog/ideogram-api-pricing of 2026-11-16',
  },
}
