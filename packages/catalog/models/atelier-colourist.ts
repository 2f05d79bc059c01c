import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierColourist: Model = {
  id: 'atelier-colourist',
  name: 'Atelier Colourist',
  group: 'Built in',
  description: 'Built in, offline; adjusts light and colour, recolours, crops and turns, by what you say.',
  abilities: ['offline', 'free', 'says what it did not understand'],
  quality: 2,
  seconds: 1,
  offers: builtInOffers('colourist', 'instruct-edit', 'search-and-recolor'),
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
