import { png, prompt, replicateRatio, seed, stabilityRatios } from '../wires/index.ts'
import type { Model } from './model.ts'
import { englishByStability } from './reads.ts'

export const sd35Medium: Model = {
  id: 'sd-3.5-medium',
  name: 'Stable Diffusion 3.5 Medium',
  group: 'Stable Diffusion',
  description: 'Lighter and quicker than Large.',
  abilities: ['negative prompt'],
  reads: englishByStability,
  quality: 2,
  seconds: 4,
  sizes: { min: 512, max: 1536, megapixels: 2.1, multiple: 64 },
  offers: [
    {
      provider: 'stability',
      endpoint: 'generate/sd3',
      operation: 'text-to-image',
      price: { usd: 0.035, per: 'output' },
      batch: 1,
      wire: {
        prompt,
        aspect_ratio: stabilityRatios,
        seed,
        model: { as: 'constant', value: 'sd3.5-medium' },
        output_format: png,
      },
    },
    {
      provider: 'replicate',
      endpoint: 'stability-ai/stable-diffusion-3.5-medium',
      operation: 'text-to-image',
      price: { usd: 0.035, per: 'output' },
      batch: 1,
      wire: { ...replicateRatio, prompt, cfg: 'cfg_scale', seed, output_format: png },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'platform.stability.ai/docs/api-reference; replicate.com/explore (each model’s API page)',
  },
}
