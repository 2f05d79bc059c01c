import { image } from '../wires/index.ts'
import type { Model } from './model.ts'

export const triposr: Model = {
  id: 'triposr',
  name: 'TripoSR',
  group: 'Others',
  description: 'A model of one thing in a second or two.',
  abilities: ['fast', 'cheap'],
  quality: 2,
  seconds: 5,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/triposr',
      operation: 'image-to-3d',
      price: { usd: 0.07, per: 'output' },
      batch: 1,
      wire: { image_url: image, output_format: { as: 'constant', value: 'glb' } },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models/fal-ai/triposr/llms.txt' },
}
