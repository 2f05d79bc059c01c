import { image, prompt, seed } from '../wires/index.ts'
import type { Model } from './model.ts'

export const runwayGen4Turbo: Model = {
  id: 'runway-gen4-turbo',
  name: 'Runway Gen-4 Turbo',
  group: 'Runway',
  description: 'A picture set in motion, fast and steady.',
  abilities: ['motion', 'fast'],
  quality: 4,
  seconds: 40,
  clips: { seconds: [2, 3, 4, 5, 6, 7, 8, 9, 10], resolutions: ['720p'] },
  offers: [
    {
      provider: 'runway',
      endpoint: 'image_to_video:gen4_turbo',
      operation: 'image-to-video',
      price: { usd: 0.05, per: 'second' },
      batch: 1,
      wire: {
        promptText: prompt,
        promptImage: image,
        ratio: { as: 'constant', value: '1280:720' },
        duration: 'duration',
        seed,
      },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'docs.dev.runwayml.com (models, pricing: 5 credits a second); dev.to/buildandcodewithraman of 2026',
  },
}
