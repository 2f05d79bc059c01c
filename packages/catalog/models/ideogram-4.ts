import { prompt } from '../wires/index.ts'
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
  ],
  source: { date: '2026-11-21', from: 'ideogram.ai/features/api-pricing; developer.ideogram.ai OpenAPI' },
}
