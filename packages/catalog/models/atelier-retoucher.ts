import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierRetoucher: Model = {
  id: 'atelier-retoucher',
  name: 'Atelier Retoucher',
  group: 'Built in',
  description: 'Built in, offline; fills with what is around, and draws things there as illustrations.',
  parameters: ['prompt', 'blend'],
  abilities: ['offline', 'free', 'same seed, same picture'],
  quality: 2,
  seconds: 3,
  offers: builtInOffers(
    'retoucher',
    'erase-object',
    'inpaint',
    'search-and-replace',
    'outpaint',
    'make-seamless',
  ),
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
