import { image, seed } from '../wires/index.ts'
import type { Model } from './model.ts'

export const stablePointAware3d: Model = {
  id: 'stable-point-aware-3d',
  name: 'Stable Point Aware 3D',
  group: 'Stability',
  description: 'Better backs than Stable Fast 3D; wants a picture of 640 pixels or more each way.',
  abilities: ['fast', 'texture', 'cheap'],
  quality: 3,
  seconds: 5,
  offers: [
    {
      provider: 'stability',
      endpoint: '/v2beta/3d/stable-point-aware-3d',
      operation: 'image-to-3d',
      price: { usd: 0.04, per: 'output' },
      batch: 1,
      wire: { image, texture_resolution: 'texture_size', seed },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'platform.stability.ai/docs/api-reference; the price (4 credits) from a client’s list',
  },
}
