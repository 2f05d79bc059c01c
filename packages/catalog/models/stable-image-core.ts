import { png, prompt, seed, stabilityRatios } from '../wires/index.ts'
import type { Model } from './model.ts'
import { englishByStability } from './reads.ts'

export const stableImageCore: Model = {
  id: 'stable-image-core',
  name: 'Stable Image Core',
  group: 'Stable Image',
  description: 'Quick and affordable.',
  abilities: ['negative prompt'],
  reads: englishByStability,
  quality: 3,
  seconds: 4,
  sizes: { min: 512, max: 1536, megapixels: 2.1, multiple: 64 },
  offers: [
    {
      provider: 'stability',
      endpoint: 'generate/core',
      operation: 'text-to-image',
      price: { usd: 0.03, per: 'output' },
      batch: 1,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        aspect_ratio: stabilityRatios,
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
