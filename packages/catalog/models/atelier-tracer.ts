import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierTracer: Model = {
  id: 'atelier-tracer',
  name: 'Atelier Tracer',
  group: 'Built in',
  description: 'Built in, offline; traces a picture as editable curves.',
  parameters: ['colors', 'smoothness', 'corners'],
  abilities: ['offline', 'free', 'vector output'],
  quality: 3,
  seconds: 2,
  offers: builtInOffers('tracer', 'vectorize-image'),
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
