import { image, seed, video } from '../wires/index.ts'
import type { Model } from './model.ts'

export const runwayActTwo: Model = {
  id: 'runway-act-two',
  name: 'Runway Act-Two',
  group: 'Runway',
  description: 'Somebody’s performance on another’s body and face.',
  abilities: ['faces', 'gestures'],
  quality: 4,
  seconds: 120,
  offers: [
    {
      provider: 'runway',
      endpoint: 'character_performance:act_two',
      operation: 'transfer-motion',
      price: { usd: 0.05, per: 'second' },
      batch: 1,
      wire: {
        'character.type': { as: 'constant', value: 'image' },
        'character.uri': image,
        'reference.type': { as: 'constant', value: 'video' },
        'reference.uri': video,
        ratio: { as: 'constant', value: '1280:720' },
        seed,
      },
    },
  ],
  source: { date: '2026-11-21', from: 'docs.dev.runwayml.com (models, pricing: 5 credits a second)' },
}
