import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierStylist: Model = {
  id: 'atelier-stylist',
  name: 'Atelier Stylist',
  group: 'Built in',
  description: 'Built in, offline; redraws a picture in any of its styles.',
  parameters: ['style', 'style_image', 'strength', 'structure', 'variation'],
  abilities: ['offline', 'free', 'same seed, same picture'],
  quality: 2,
  seconds: 1,
  offers: builtInOffers('stylist', 'style-transfer', 'image-to-image', 'style-guide', 'vary'),
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
