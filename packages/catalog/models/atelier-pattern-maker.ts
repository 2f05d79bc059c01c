import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierPatternMaker: Model = {
  id: 'atelier-pattern-maker',
  name: 'Atelier Pattern Maker',
  group: 'Built in',
  description: 'Built in, offline; things, ornaments and weaves, repeated exactly in any of 17 symmetries.',
  abilities: ['offline', 'free', 'no seam', 'vector output', 'same seed, same picture'],
  quality: 3,
  seconds: 0.5,
  sizes: { min: 64, max: 4096, megapixels: 16.777216, multiple: 1 },
  offers: builtInOffers('pattern-maker', 'generate-pattern'),
  source: { date: '2026-11-21', from: 'packages/atelier' },
}
