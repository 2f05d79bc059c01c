import { clipOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierFilmRestorer: Model = {
  id: 'atelier-film-restorer',
  name: 'Atelier Film Restorer',
  group: 'Built in',
  description:
    'Built in, offline; makes clips larger and calmer, and motion smooth by frames between the frames.',
  abilities: ['offline', 'free', 'keeps the sound'],
  quality: 2,
  seconds: 60,
  offers: clipOffers('film-restorer', 'upscale-video', 'interpolate-video'),
  source: { date: '2026-11-27', from: 'packages/film' },
}
