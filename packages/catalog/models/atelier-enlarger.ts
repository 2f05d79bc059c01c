import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierEnlarger: Model = {
  id: 'atelier-enlarger',
  name: 'Atelier Enlarger',
  group: 'Built in',
  description: 'Built in, offline; enlarges with a small network that keeps to what is there.',
  parameters: ['creativity', 'goal', 'longest_side', 'denoise', 'deblock', 'sharpen', 'format'],
  abilities: ['offline', 'free', 'keeps transparency'],
  quality: 2,
  seconds: 5,
  offers: builtInOffers('enlarger', 'upscale-image'),
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
