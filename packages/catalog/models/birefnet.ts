import { image, png } from '../wires/index.ts'
import type { Model } from './model.ts'

export const birefnet: Model = {
  id: 'birefnet',
  name: 'BiRefNet',
  group: 'Cut-outs',
  description: 'Fine edges, hair too.',
  abilities: ['cut-outs', 'cheap'],
  quality: 4,
  seconds: 3,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/birefnet/v2',
      operation: 'remove-background',
      price: { usd: 0.001, per: 'output' },
      batch: 1,
      wire: { image_url: image, output_format: png },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing' },
}
