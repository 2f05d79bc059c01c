import { image } from '../wires/index.ts'
import type { Model } from './model.ts'

export const gfpgan: Model = {
  id: 'gfpgan',
  name: 'GFPGAN',
  group: 'Enhancers',
  description: 'Repairs old and blurred faces.',
  abilities: ['faces', 'cheap'],
  quality: 3,
  seconds: 4,
  offers: [
    {
      provider: 'replicate',
      endpoint: 'tencentarc/gfpgan:0fbacf7afc6c144e5be9767cff80f25aff23e52b0708f17e20f9879b2f21516c',
      operation: 'restore-faces',
      price: { usd: 0.0025, per: 'output' },
      batch: 1,
      wire: { img: image, scale: { as: 'constant', value: 1 }, version: { as: 'constant', value: 'v1.4' } },
    },
  ],
  source: { date: '2026-11-21', from: 'replicate.com/explore (each model’s API page)' },
}
