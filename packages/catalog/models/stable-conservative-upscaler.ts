import { image, png, seed } from '../wires/index.ts'
import type { Model } from './model.ts'
import { englishByStability } from './reads.ts'

export const stableConservativeUpscaler: Model = {
  id: 'stable-conservative-upscaler',
  name: 'Stable Conservative Upscaler',
  group: 'Stable Image',
  description: 'Up to four megapixels, close to what is there.',
  abilities: ['faithful'],
  reads: englishByStability,
  quality: 4,
  seconds: 10,
  offers: [
    {
      provider: 'stability',
      endpoint: 'upscale/conservative',
      operation: 'upscale-image',
      price: { usd: 0.4, per: 'output' },
      batch: 1,
      wire: {
        image,
        prompt: { as: 'prompt', fallback: 'the same picture, sharp and detailed' },
        creativity: { as: 'scaled', field: 'creativity', times: 0.3, plus: 0.2 },
        seed,
        output_format: png,
      },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'platform.stability.ai/docs/api-reference',
  },
}
