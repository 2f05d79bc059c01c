import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierSculptor: Model = {
  id: 'atelier-sculptor',
  name: 'Atelier Sculptor',
  group: 'Built in',
  description:
    'Built in, offline; builds some sixty things of solids, inflates pictures and its own drawings. Closed meshes with texture; depth and backs are guessed.',
  parameters: ['faces', 'texture_size'],
  abilities: ['offline', 'free', 'texture'],
  quality: 1,
  seconds: 5,
  offers: builtInOffers('sculptor', 'text-to-3d', 'image-to-3d'),
  source: { date: '2026-11-27', from: 'packages/mesh' },
}
