import { image, prompt, seed31 } from '../wires/index.ts'
import type { Model } from './model.ts'

export const ideogramUpscale: Model = {
  id: 'ideogram-upscale',
  name: 'Ideogram Upscale',
  group: 'Ideogram',
  description: 'Twice as large, close to the picture or freely.',
  abilities: ['creative', 'text in pictures'],
  quality: 4,
  seconds: 20,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/ideogram/upscale',
      operation: 'upscale-image',
      price: { usd: 0.06, per: 'output' },
      batch: 1,
      wire: {
        image_url: image,
        prompt,
        resemblance: {
          as: 'scaled',
          field: 'creativity',
          times: -100,
          plus: 100,
          whole: true,
          min: 1,
          max: 100,
        },
        seed: seed31,
      },
    },
  ],
  source: { date: '2026-11-27', from: 'fal.ai/models/fal-ai/ideogram/upscale/llms.txt' },
}
