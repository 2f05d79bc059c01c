import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierLighting: Model = {
  id: 'atelier-lighting',
  name: 'Atelier Lighting',
  group: 'Built in',
  description: 'Built in, offline; lights shapes anew that it guesses from one picture.',
  parameters: ['prompt', 'strength'],
  abilities: ['offline', 'free'],
  quality: 2,
  seconds: 3,
  offers: builtInOffers('lighting', 'relight'),
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
