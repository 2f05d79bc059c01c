import { image, seed31 } from '../wires/index.ts'
import type { Model } from './model.ts'

export const trellis: Model = {
  id: 'trellis',
  name: 'Trellis',
  group: 'Microsoft',
  description: 'Well-formed models with texture.',
  abilities: ['texture', 'cheap'],
  quality: 4,
  seconds: 30,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/trellis',
      operation: 'image-to-3d',
      price: { usd: 0.02, per: 'output' },
      batch: 1,
      wire: {
        image_url: image,
        texture_size: { as: 'choice', field: 'texture_size', of: { 512: '512', 1024: '1024', 2048: '2048' } },
        seed: seed31,
      },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models/fal-ai/trellis' },
}
