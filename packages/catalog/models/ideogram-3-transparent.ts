import { count, ideogramRatios, prompt, seed31 } from '../wires/index.ts'
import type { Model } from './model.ts'

export const ideogram3Transparent: Model = {
  id: 'ideogram-3-transparent',
  name: 'Ideogram 3.0 Transparent',
  group: 'Ideogram',
  description: 'Logos, stickers and things to lay over others, without a background.',
  abilities: ['transparency', 'text in pictures', 'negative prompt'],
  quality: 4,
  seconds: 12,
  sizes: { min: 512, max: 1536, megapixels: 2.4, multiple: 1 },
  offers: [
    {
      provider: 'ideogram',
      endpoint: 'v1/ideogram-v3/generate-transparent',
      operation: 'text-to-image',
      price: { usd: 0.07, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        aspect_ratio: ideogramRatios,
        num_images: count,
        seed: seed31,
        rendering_speed: { as: 'constant', value: 'DEFAULT' },
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'developer.ideogram.ai/api-reference/api-reference/generate-transparent-v3; ideogram.ai/features/api-pricing',
  },
}
