import { image } from '../wires/index.ts'
import type { Model } from './model.ts'

export const stableFast3d: Model = {
  id: 'stable-fast-3d',
  name: 'Stable Fast 3D',
  group: 'Stability',
  description: 'A model in under a second, ready for games.',
  abilities: ['fast', 'texture'],
  quality: 3,
  seconds: 3,
  offers: [
    {
      provider: 'stability',
      endpoint: '/v2beta/3d/stable-fast-3d',
      operation: 'image-to-3d',
      price: { usd: 0.1, per: 'output' },
      batch: 1,
      wire: { image, texture_resolution: 'texture_size' },
    },
  ],
  source: { date: '2026-11-21', from: 'platform.stability.ai/docs/api-reference (10 credits)' },
}
