import { video } from '../wires/index.ts'
import type { Model } from './model.ts'

export const rife: Model = {
  id: 'rife',
  name: 'RIFE',
  group: 'Others',
  description: 'Frames between the frames, by optical flow.',
  abilities: ['smooth motion'],
  quality: 4,
  seconds: 30,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/rife/video',
      operation: 'interpolate-video',
      price: { usd: 0.0013, per: 'second', plus: 0.02 },
      batch: 1,
      wire: { video_url: video, num_frames: 'between' },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'fal.ai/models/fal-ai/rife/video (0.0013 USD a second of computing; an estimate by the clip’s length)',
  },
}
