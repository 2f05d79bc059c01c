import { prompt, seed, video } from '../wires/index.ts'
import type { Model } from './model.ts'

export const runwayAleph: Model = {
  id: 'runway-aleph',
  name: 'Runway Aleph 2',
  group: 'Runway',
  description: 'Changes the look, the light or things in a clip of up to thirty seconds.',
  abilities: ['edits of clips'],
  quality: 5,
  seconds: 120,
  offers: [
    {
      provider: 'runway',
      endpoint: 'video_to_video:aleph2',
      operation: 'restyle-video',
      price: { usd: 0.28, per: 'second' },
      batch: 1,
      wire: { promptText: prompt, videoUri: video, seed },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'docs.dev.runwayml.com/guides/pricing (28 credits a second, 56 at least; gen4_aleph ended on 2026-07-30); Runway’s OpenAPI of 2026-08-08',
  },
}
