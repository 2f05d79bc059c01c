import { count, ideogramRatios, prompt, replicateRatio, seed31, size } from '../wires/index.ts'
import { ideogram3Edits } from './ideogram-edits.ts'
import type { Model } from './model.ts'

export const ideogram3Quality: Model = {
  id: 'ideogram-3-quality',
  name: 'Ideogram 3.0 Quality',
  group: 'Ideogram',
  description: 'Posters and logos with words that can be read.',
  abilities: ['text in pictures', 'negative prompt', 'inpainting'],
  quality: 5,
  seconds: 16,
  sizes: { min: 512, max: 1536, megapixels: 2.4, multiple: 1 },
  offers: [
    {
      provider: 'ideogram',
      endpoint: 'v1/ideogram-v3/generate',
      operation: 'text-to-image',
      price: { usd: 0.09, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        aspect_ratio: ideogramRatios,
        num_images: count,
        seed: seed31,
        rendering_speed: { as: 'constant', value: 'QUALITY' },
      },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/ideogram/v3',
      operation: 'text-to-image',
      price: { usd: 0.09, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        image_size: size,
        num_images: count,
        seed: seed31,
        rendering_speed: { as: 'constant', value: 'QUALITY' },
      },
    },
    {
      provider: 'replicate',
      endpoint: 'ideogram-ai/ideogram-v3-quality',
      operation: 'text-to-image',
      price: { usd: 0.09, per: 'output' },
      batch: 1,
      wire: { ...replicateRatio, prompt, seed: seed31 },
    },
    ...ideogram3Edits('QUALITY', 0.09),
  ],
  source: {
    date: '2026-11-27',
    from: 'ideogram.ai/features/api-pricing (one price for generate, remix, edit and replace background); developer.ideogram.ai/v1/api-reference',
  },
}
