import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierCutter: Model = {
  id: 'atelier-cutter',
  name: 'Atelier Cutter',
  group: 'Built in',
  description: 'Built in, offline; cuts out people, animals and things down to the hair.',
  parameters: ['strength', 'background', 'matte', 'keep', 'drop'],
  abilities: ['offline', 'free', 'soft edges'],
  quality: 3,
  seconds: 4,
  offers: [
    // What it cuts out, and its matte.
    ...builtInOffers('cutter', 'remove-background').map((offer) => ({ ...offer, batch: 2 })),
    ...builtInOffers('cutter', 'replace-background', 'blur-background'),
  ],
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
