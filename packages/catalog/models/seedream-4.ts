import { count, images, prompt, replicateRatio, seed31, size, waveSize } from '../wires/index.ts'
import type { Model } from './model.ts'

export const seedream4: Model = {
  id: 'seedream-4',
  name: 'Seedream 4',
  group: 'ByteDance',
  description: 'Up to 4K, strong with scenes and edits.',
  abilities: ['2K', 'edits'],
  quality: 4,
  seconds: 9,
  sizes: { min: 1024, max: 4096, megapixels: 16.8, multiple: 1 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/bytedance/seedream/v4/text-to-image',
      operation: 'text-to-image',
      price: { usd: 0.03, per: 'output' },
      batch: 4,
      wire: { prompt, image_size: size, num_images: count, seed: seed31 },
    },
    {
      provider: 'replicate',
      endpoint: 'bytedance/seedream-4',
      operation: 'text-to-image',
      price: { usd: 0.03, per: 'output' },
      batch: 1,
      wire: { ...replicateRatio, prompt },
    },
    {
      provider: 'wavespeed',
      endpoint: 'bytedance/seedream-v4',
      operation: 'text-to-image',
      price: { usd: 0.027, per: 'output' },
      batch: 1,
      wire: { prompt, size: waveSize },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/bytedance/seedream/v4/edit',
      operation: 'instruct-edit',
      price: { usd: 0.03, per: 'output' },
      batch: 4,
      wire: { prompt, image_urls: images, num_images: count, seed: seed31 },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing' },
}
