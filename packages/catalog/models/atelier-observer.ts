import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierObserver: Model = {
  id: 'atelier-observer',
  name: 'Atelier Observer',
  group: 'Built in',
  description:
    'Built in, offline; tells what things are in a picture, its light and its colours, and takes its palette.',
  parameters: [],
  abilities: ['offline', 'free'],
  quality: 2,
  seconds: 1,
  offers: builtInOffers('observer', 'caption-image', 'palette'),
  source: { date: '2026-11-22', from: 'packages/darkroom, packages/atelier' },
}
