import { video } from '../wires/index.ts'
import type { Model } from './model.ts'

export const runwayUpscale: Model = {
  id: 'runway-upscale',
  name: 'Runway Upscale',
  group: 'Runway',
  description: 'Clips four times as large, up to 4K.',
  abilities: ['4K'],
  quality: 4,
  seconds: 120,
  offers: [
    {
      provider: 'runway',
      endpoint: 'video_upscale:upscale_v1',
      operation: 'upscale-video',
      price: { usd: 0.02, per: 'second' },
      batch: 1,
      wire: { videoUri: video },
    },
  ],
  source: { date: '2026-11-21', from: 'docs.dev.runwayml.com (models, pricing: 2 credits a second)' },
}
