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
    {
      provider: 'replicate',
      endpoint: 'firtoz/trellis:e8f6c45206993f297372f5436b90350817bd9b4a0d52d2a76df50c1c8afa2b3c',
      operation: 'image-to-3d',
      price: { usd: 0.045, per: 'output' },
      batch: 1,
      wire: {
        images: { as: 'file', field: 'image', list: true },
        texture_size: { as: 'choice', field: 'texture_size', of: { 512: 512, 1024: 1024, 2048: 2048 } },
        seed: seed31,
        randomize_seed: { as: 'constant', value: false },
        // It makes films of it too, unless it is told not to.
        generate_model: { as: 'constant', value: true },
        generate_color: { as: 'constant', value: false },
        generate_normal: { as: 'constant', value: false },
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'fal.ai/models/fal-ai/trellis; replicate.com/firtoz/trellis (paid by the machine’s time: an estimate of half a minute)',
  },
}
