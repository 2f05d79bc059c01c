import { falWords, ranged } from '../wires/index.ts'
import type { Model } from './model.ts'

export const hidreamFull: Model = {
  id: 'hidream-full',
  name: 'HiDream I1 Full',
  group: 'HiDream',
  description: 'Open weights, seventeen billion parameters.',
  abilities: ['negative prompt'],
  quality: 4,
  seconds: 15,
  sizes: { min: 512, max: 2048, megapixels: 4.2, multiple: 16 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/hidream-i1-full',
      operation: 'text-to-image',
      price: { usd: 0.05, per: 'megapixel' },
      batch: 4,
      wire: {
        ...falWords,
        num_inference_steps: ranged('steps', 1, 50),
        negative_prompt: 'negative_prompt',
        guidance_scale: ranged('cfg_scale', 0, 20),
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing; ranges: fal.ai/models/fal-ai/hidream-i1-full/llms.txt',
  },
}
