import type { Model } from './model.ts'

export const atelierColourist: Model = {
  id: 'atelier-colourist',
  name: 'Atelier Colourist',
  group: 'Built in',
  description: 'Built in, offline; adjusts light and colour, recolours, crops and turns, by what you say.',
  abilities: ['offline', 'free', 'says what it did not understand'],
  quality: 2,
  seconds: 1,
  offers: [
    {
      provider: 'atelier',
      endpoint: 'colourist',
      operation: 'instruct-edit',
      price: { usd: 0, per: 'output' },
      batch: 1,
    },
    {
      provider: 'atelier',
      endpoint: 'colourist',
      operation: 'search-and-recolor',
      price: { usd: 0, per: 'output' },
      batch: 1,
    },
  ],
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
