import { clipOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierProjectionist: Model = {
  id: 'atelier-projectionist',
  name: 'Atelier Projectionist',
  group: 'Built in',
  description:
    'Built in, offline; goes on with what a clip shows, or as its camera moved, and paints clips in another look.',
  parameters: ['duration', 'strength', 'resolution', 'seed'],
  abilities: ['offline', 'free', 'keeps the sound'],
  quality: 2,
  seconds: 60,
  clips: {
    seconds: Array.from({ length: 60 }, (_, at) => at + 1),
    resolutions: ['480p', '540p', '720p', '1080p', '1440p', '4k'],
  },
  offers: clipOffers('projectionist', 'extend-video', 'restyle-video'),
  source: { date: '2026-11-27', from: 'packages/film, packages/atelier/engine/restyle-video' },
}
