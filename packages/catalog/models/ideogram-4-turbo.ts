import { prompt } from '../wires/index.ts'
import type { Model } from './model.ts'

export const ideogram4Turbo: Model = {
  id: 'ideogram-4-turbo',
  name: 'Ideogram 4.0 Turbo',
  group: 'Ideogram',
  description: 'Native 2K with exact type.',
  abilities: ['text in pictures', '2K'],
  quality: 4,
  seconds: 5,
  sizes: { min: 2048, max: 2048, megapixels: 4.2, multiple: 2048 },
  offers: [
    {
      provider: 'ideogram',
      endpoint: 'v1/ideogram-v4/generate',
      operation: 'text-to-image',
      price: { usd: 0.03, per: 'output' },
      batch: 1,
      wire: { text_prompt: prompt, rendering_speed: { as: 'constant', value: 'TURBO' } },
    },
  ],
  source: { date: '2026-11-21', from: 'ideogram.ai/features/api-pricing; developer.ideogram.ai OpenAPI' },
}
