import { falWords } from '../wires/index.ts'
import type { Model } from './model.ts'

export const hidreamFast: Model = {
  id: 'hidream-fast',
  name: 'HiDream I1 Fast',
  group: 'HiDream',
  description: 'Open weights, seventeen billion parameters.',
  abilities: ['negative prompt'],
  quality: 3,
  seconds: 4,
  sizes: { min: 512, max: 2048, megapixels: 4.2, multiple: 16 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/hidream-i1-fast',
      operation: 'text-to-image',
      price: { usd: 0.01, per: 'megapixel' },
      batch: 4,
      wire: { ...falWords, num_inference_steps: 'steps', negative_prompt: 'negative_prompt' },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing' },
}
