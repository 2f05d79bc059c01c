import { image } from '../wires/index.ts'
import type { Model } from './model.ts'

export const briaCutout: Model = {
  id: 'bria-cutout',
  name: 'Bria RMBG 2',
  group: 'Cut-outs',
  description: 'Trained on licensed pictures only.',
  abilities: ['cut-outs', 'licensed data'],
  quality: 4,
  seconds: 3,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/bria/background/remove',
      operation: 'remove-background',
      price: { usd: 0.018, per: 'output' },
      batch: 1,
      wire: { image_url: image },
    },
    {
      provider: 'replicate',
      endpoint: 'bria/remove-background',
      operation: 'remove-background',
      price: { usd: 0.018, per: 'output' },
      batch: 1,
      wire: { image },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing; replicate.com/explore (each model’s API page)',
  },
}
