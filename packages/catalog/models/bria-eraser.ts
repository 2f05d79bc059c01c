import { image, mask } from '../wires/index.ts'
import type { Model } from './model.ts'

export const briaEraser: Model = {
  id: 'bria-eraser',
  name: 'Bria Eraser',
  group: 'Cut-outs',
  description: 'Erases what is masked; licensed pictures only.',
  abilities: ['erasing', 'licensed data'],
  quality: 4,
  seconds: 6,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/bria/eraser',
      operation: 'erase-object',
      price: { usd: 0.04, per: 'output' },
      batch: 1,
      wire: { image_url: image, mask_url: mask },
    },
    {
      provider: 'replicate',
      endpoint: 'bria/eraser',
      operation: 'erase-object',
      price: { usd: 0.04, per: 'output' },
      batch: 1,
      wire: { image, mask },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing; replicate.com/explore (each model’s API page)',
  },
}
