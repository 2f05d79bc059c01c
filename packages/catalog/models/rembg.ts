import { image } from '../wires/index.ts'
import type { Model } from './model.ts'

export const rembg: Model = {
  id: 'rembg',
  name: 'rembg',
  group: 'Cut-outs',
  description: 'Quick cut-outs.',
  abilities: ['cut-outs', 'cheap'],
  quality: 3,
  seconds: 3,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/imageutils/rembg',
      operation: 'remove-background',
      price: { usd: 0.001, per: 'output' },
      batch: 1,
      wire: { image_url: image },
    },
    {
      provider: 'replicate',
      endpoint: 'cjwbw/rembg:fb8af171cfa1616ddcf1242c093f9c46bcada5ad4cf6f2fbe8b81b330ec5c003',
      operation: 'remove-background',
      price: { usd: 0.001, per: 'output' },
      batch: 1,
      wire: { image },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing; replicate.com/explore (each model’s API page)',
  },
}
