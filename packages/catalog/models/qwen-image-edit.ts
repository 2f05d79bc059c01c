import { count, image, png, prompt, seed } from '../wires/index.ts'
import type { Model } from './model.ts'

export const qwenImageEdit: Model = {
  id: 'qwen-image-edit',
  name: 'Qwen Image Edit',
  group: 'Qwen',
  description: 'Edits by instruction, text in pictures too.',
  abilities: ['edits', 'text in pictures'],
  quality: 4,
  seconds: 10,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/qwen-image-edit',
      operation: 'instruct-edit',
      price: { usd: 0.03, per: 'megapixel' },
      batch: 4,
      wire: { prompt, image_url: image, num_images: count, seed, output_format: png },
    },
    {
      provider: 'replicate',
      endpoint: 'qwen/qwen-image-edit',
      operation: 'instruct-edit',
      price: { usd: 0.03, per: 'output' },
      batch: 1,
      wire: { prompt, image, seed, output_format: png },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing' },
}
