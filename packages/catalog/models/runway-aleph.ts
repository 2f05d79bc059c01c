import { prompt, seed, video } from '../wires/index.ts'
import type { Model } from './model.ts'

export const runwayAleph: Model = {
  id: 'runway-aleph',
  name: 'Runway Aleph',
  group: 'Runway',
  description: 'Changes the look, the light or things in a clip.',
  abilities: ['edits of clips'],
  quality: 5,
  seconds: 120,
  offers: [
    {
      provider: 'runway',
      endpoint: 'video_to_video:gen4_aleph',
      operation: 'restyle-video',
      price: { usd: 0.15, per: 'second' },
      batch: 1,
      wire: { promptText: prompt, videoUri: video, ratio: { as: 'constant', value: '1280:720' }, seed },
    },
  ],
  source: { date: '2026-11-21', from: 'docs.dev.runwayml.com (models, pricing: 15 credits a second)' },
}
