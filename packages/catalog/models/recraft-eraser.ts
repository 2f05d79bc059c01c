import { image, mask } from '../wires/index.ts'
import type { Model } from './model.ts'

export const recraftEraser: Model = {
  id: 'recraft-eraser',
  name: 'Recraft Eraser',
  group: 'Recraft',
  description: 'Takes what is masked out.',
  abilities: ['erasing', 'cheap'],
  quality: 3,
  seconds: 4,
  offers: [
    {
      provider: 'recraft',
      endpoint: 'eraseRegion',
      operation: 'erase-object',
      price: { usd: 0.002, per: 'output' },
      batch: 1,
      wire: { image, mask },
    },
  ],
  source: { date: '2026-11-21', from: 'recraft.ai/docs/api-reference/pricing' },
}
