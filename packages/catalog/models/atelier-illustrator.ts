import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierIllustrator: Model = {
  id: 'atelier-illustrator',
  name: 'Atelier Illustrator',
  group: 'Built in',
  description: 'Built in, offline; draws illustrations, not photographs.',
  parameters: ['negative_prompt', 'style', 'format'],
  abilities: ['offline', 'free', 'text in pictures', 'vector output', 'same seed, same picture'],
  quality: 1,
  seconds: 1.2,
  sizes: { min: 64, max: 4096, megapixels: 16.777216, multiple: 1 },
  offers: builtInOffers('illustrator', 'text-to-image'),
  source: { date: '2026-11-20', from: 'packages/atelier' },
}
