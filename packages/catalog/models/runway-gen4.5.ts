import { image, prompt, runwayClips, seed } from '../wires/index.ts'
import type { Model } from './model.ts'

export const runwayGen45: Model = {
  id: 'runway-gen4.5',
  name: 'Runway Gen-4.5',
  group: 'Runway',
  description: 'Runway’s flagship: cinematic motion from words or a picture.',
  abilities: ['motion', 'cinematic'],
  quality: 5,
  seconds: 90,
  clips: { seconds: [2, 3, 4, 5, 6, 7, 8, 9, 10], resolutions: ['720p'] },
  offers: [
    {
      provider: 'runway',
      endpoint: 'text_to_video:gen4.5',
      operation: 'text-to-video',
      price: { usd: 0.12, per: 'second' },
      batch: 1,
      wire: { promptText: prompt, ratio: runwayClips, duration: 'duration', seed },
    },
    {
      provider: 'runway',
      endpoint: 'image_to_video:gen4.5',
      operation: 'image-to-video',
      price: { usd: 0.12, per: 'second' },
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
  source: { date: '2026-11-21', from: 'docs.dev.runwayml.com (models, pricing: 12 credits a second)' },
}
