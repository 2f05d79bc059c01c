import { prompt, video } from '../wires/index.ts'
import type { Model } from './model.ts'

export const veo31Extend: Model = {
  id: 'veo-3.1-extend',
  name: 'Veo 3.1 Extend',
  group: 'Google',
  description: 'Goes on for seven seconds where a clip ends.',
  abilities: ['sound'],
  quality: 4,
  seconds: 120,
  clips: { seconds: [7], resolutions: ['720p'] },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/veo3.1/extend-video',
      operation: 'extend-video',
      price: { usd: 0.4, per: 'second' },
      batch: 1,
      wire: { prompt, video_url: video, duration: { as: 'constant', value: '7s' } },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models/fal-ai/veo3.1/extend-video' },
}
