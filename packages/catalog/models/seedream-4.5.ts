import { count, images, prompt, replicateRatio, seed31, size } from '../wires/index.ts'
import type { Model } from './model.ts'

export const seedream45: Model = {
  id: 'seedream-4.5',
  name: 'Seedream 4.5',
  group: 'ByteDance',
  description: 'Up to 4K, strong with scenes and edits.',
  abilities: ['2K', 'edits'],
  quality: 5,
  seconds: 9,
  sizes: { min: 1920, max: 4096, megapixels: 16.8, multiple: 1 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/bytedance/seedream/v4.5/text-to-image',
      operation: 'text-to-image',
      price: { usd: 0.04, per: 'output' },
      batch: 4,
      wire: { prompt, image_size: size, num_images: count, seed: seed31 },
    },
    {
      provider: 'replicate',
      endpoint: 'bytedance/seedream-4.5',
      operation: 'text-to-image',
      price: { usd: 0.04, per: 'output' },
      batch: 1,
      wire: { ...replicateRatio, prompt },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/bytedance/seedream/v4.5/edit',
      operation: 'instruct-edit',
      price: { usd: 0.04, per: 'output' },
      batch: 4,
      wire: { prompt, image_urls: images, num_images: count, seed: seed31 },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing' },
}
