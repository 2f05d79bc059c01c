import { image, png, seed } from '../wires/index.ts'
import type { Model } from './model.ts'
import { englishByStability } from './reads.ts'

export const stableCreativeUpscaler: Model = {
  id: 'stable-creative-upscaler',
  name: 'Stable Creative Upscaler',
  group: 'Stable Image',
  description: 'Up to four megapixels with invented detail.',
  abilities: ['creative'],
  reads: englishByStability,
  quality: 4,
  seconds: 30,
  offers: [
    {
      provider: 'stability',
      endpoint: 'upscale/creative',
      operation: 'upscale-image',
      price: { usd: 0.6, per: 'output' },
      batch: 1,
      wire: {
        image,
        prompt: { as: 'prompt', fallback: 'the same picture, sharp and detailed' },
        creativity: { as: 'scaled', field: 'creativity', times: 0.4, plus: 0.1 },
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
