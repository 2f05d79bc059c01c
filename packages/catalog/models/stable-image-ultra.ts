import { image, png, prompt, seed, stabilityRatios } from '../wires/index.ts'
import type { Model } from './model.ts'
import { englishByStability } from './reads.ts'

export const stableImageUltra: Model = {
  id: 'stable-image-ultra',
  name: 'Stable Image Ultra',
  group: 'Stable Image',
  description: 'Stability’s best; photographs and type.',
  abilities: ['photographs', 'image to image', 'negative prompt'],
  reads: englishByStability,
  quality: 4,
  seconds: 9,
  sizes: { min: 512, max: 1536, megapixels: 2.1, multiple: 64 },
  offers: [
    {
      provider: 'stability',
      endpoint: 'generate/ultra',
      operation: 'text-to-image',
      price: { usd: 0.08, per: 'output' },
      batch: 1,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        aspect_ratio: stabilityRatios,
        seed,
        output_format: png,
      },
    },
    {
      provider: 'stability',
      endpoint: 'generate/ultra',
      operation: 'image-to-image',
      price: { usd: 0.08, per: 'output' },
      batch: 1,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        image,
        strength: 'strength',
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
