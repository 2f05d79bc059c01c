import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierRetoucher: Model = {
  id: 'atelier-retoucher',
  name: 'Atelier Retoucher',
  group: 'Built in',
  description: 'Built in, offline; fills with what is around, and puts nothing new there.',
  parameters: ['prompt', 'blend'],
  abilities: ['offline', 'free', 'same seed, same picture'],
  quality: 2,
  seconds: 3,
  offers: builtInOffers('retoucher', 'erase-object', 'inpaint', 'outpaint', 'make-seamless'),
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
