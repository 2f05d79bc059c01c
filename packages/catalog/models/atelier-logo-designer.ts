import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierLogoDesigner: Model = {
  id: 'atelier-logo-designer',
  name: 'Atelier Logo Designer',
  group: 'Built in',
  description: 'Built in, offline; draws signs, sets type, and packs a brand kit.',
  abilities: ['offline', 'free', 'vector output', 'brand kit', 'same seed, same logo'],
  quality: 3,
  seconds: 0.5,
  offers: builtInOffers('logo-designer', 'generate-logo'),
  source: { date: '2026-11-21', from: 'packages/atelier' },
}
