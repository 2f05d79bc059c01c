import { image, png } from '../wires/index.ts'
import type { Model } from './model.ts'

export const stableFastUpscaler: Model = {
  id: 'stable-fast-upscaler',
  name: 'Stable Fast Upscaler',
  group: 'Stable Image',
  description: 'Four times larger within a second.',
  abilities: ['fast', '4×'],
  quality: 2,
  seconds: 1,
  offers: [
    {
      provider: 'stability',
      endpoint: 'upscale/fast',
      operation: 'upscale-image',
      price: { usd: 0.02, per: 'output' },
      batch: 1,
      wire: { image, output_format: png },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'platform.stability.ai/docs/api-reference',
  },
}
