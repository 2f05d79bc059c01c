import { bflRatios, count, png, prompt, replicateRatio, seed } from '../wires/index.ts'
import type { Model } from './model.ts'

export const flux11ProUltra: Model = {
  id: 'flux-1.1-pro-ultra',
  name: 'FLUX 1.1 pro ultra',
  group: 'FLUX',
  description: 'Four megapixels in one go.',
  abilities: ['4 megapixels', 'photographs'],
  quality: 4,
  seconds: 10,
  sizes: { min: 256, max: 4096, megapixels: 4.2, multiple: 1 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-pro/v1.1-ultra',
      operation: 'text-to-image',
      price: { usd: 0.06, per: 'output' },
      batch: 4,
      wire: { prompt, aspect_ratio: bflRatios, num_images: count, seed, output_format: png },
    },
    {
      provider: 'bfl',
      endpoint: 'flux-pro-1.1-ultra',
      operation: 'text-to-image',
      price: { usd: 0.06, per: 'output' },
      batch: 1,
      wire: { prompt, aspect_ratio: bflRatios, seed, output_format: png },
    },
    {
      provider: 'replicate',
      endpoint: 'black-forest-labs/flux-1.1-pro-ultra',
      operation: 'text-to-image',
      price: { usd: 0.06, per: 'output' },
      batch: 1,
      wire: { ...replicateRatio, prompt, seed, output_format: png },
    },
  ],
  source: { date: '2026-11-21', from: 'docs.bfl.ai/quick_start/pricing' },
}
