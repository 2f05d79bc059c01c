import { video } from '../wires/index.ts'
import type { Model } from './model.ts'

export const runwayUpscale: Model = {
  id: 'runway-upscale',
  name: 'Magnific Video Upscaler',
  group: 'Runway',
  description: 'Clips of up to thirty seconds at 1440p, with detail that fits.',
  abilities: ['1440p'],
  quality: 4,
  seconds: 120,
  offers: [
    {
      provider: 'runway',
      endpoint: 'video_upscale:magnific_video_upscaler_creative',
      operation: 'upscale-video',
      // Paid by the frame, 0.009 USD at 2k: an estimate at 30 frames a second, settled by what it says it charged.
      price: { usd: 0.27, per: 'second' },
      batch: 1,
      wire: {
        videoUri: video,
        resolution: { as: 'constant', value: '2k' },
        flavor: { as: 'constant', value: 'natural' },
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'docs.dev.runwayml.com/guides/pricing (0.9 cents a frame at 2k; upscale_v1 is no longer there); Runway’s OpenAPI of 2026-08-08',
  },
}
