import { builtInOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierRestorer: Model = {
  id: 'atelier-restorer',
  name: 'Atelier Restorer',
  group: 'Built in',
  description: 'Built in, offline; takes out noise, blocks and blur, and invents nothing.',
  parameters: ['denoise', 'deblock', 'sharpen', 'fidelity'],
  abilities: ['offline', 'free', 'sees what a picture needs'],
  quality: 2,
  seconds: 2,
  offers: builtInOffers('restorer', 'restore-image', 'restore-faces'),
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
