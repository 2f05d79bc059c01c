import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierDraughtsman: Model = {
  id: 'atelier-draughtsman',
  name: 'Atelier Draughtsman',
  group: 'Built in',
  description:
    'Built in, offline; sees lines, areas and depth, colours in sketches and paints over structures.',
  parameters: ['negative_prompt', 'style', 'strength', 'detail'],
  abilities: ['offline', 'free', 'same seed, same picture'],
  quality: 2,
  seconds: 3,
  offers: builtInOffers('draughtsman', 'sketch-to-image', 'structure-to-image', 'structure-map'),
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
