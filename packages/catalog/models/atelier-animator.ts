import { clipOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierAnimator: Model = {
  id: 'atelier-animator',
  name: 'Atelier Animator',
  group: 'Built in',
  description:
    'Built in, offline; brings drawn scenes to life, and moves a camera through pictures. Illustrations, not films.',
  parameters: ['negative_prompt', 'style', 'end_image', 'sound'],
  abilities: ['offline', 'free', 'camera moves', 'loops', 'sound', 'same seed, same clip'],
  quality: 1,
  seconds: 18,
  clips: {
    seconds: Array.from({ length: 60 }, (_, at) => at + 1),
    resolutions: ['480p', '540p', '720p', '1080p'],
  },
  offers: clipOffers('animator', 'text-to-video', 'image-to-video'),
  source: { date: '2026-11-27', from: 'packages/atelier' },
}
