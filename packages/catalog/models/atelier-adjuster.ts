import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierAdjuster: Model = {
  id: 'atelier-adjuster',
  name: 'Atelier Adjuster',
  group: 'Built in',
  description: 'Built in, offline; adjusts, crops and turns to the number, and selects by words or a point.',
  parameters: [],
  abilities: ['offline', 'free'],
  quality: 3,
  seconds: 2,
  offers: builtInOffers('adjuster', 'adjust-image', 'transform-image', 'select-object'),
  source: { date: '2026-11-22', from: 'packages/adjust, packages/darkroom' },
}
