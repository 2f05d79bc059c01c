import { audio, video } from '../wires/index.ts'
import type { Model } from './model.ts'

export const klingLipsync: Model = {
  id: 'kling-lipsync',
  name: 'Kling Lip-sync',
  group: 'Kling',
  description: 'Lips that follow a recording, in clips of two to ten seconds.',
  abilities: ['lips', 'cheap'],
  quality: 3,
  seconds: 90,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/kling-video/lipsync/audio-to-video',
      operation: 'lip-sync',
      price: { usd: 0.014, per: 'second', begun: 5 },
      batch: 1,
      wire: { video_url: video, audio_url: audio },
    },
  ],
  source: { date: '2026-11-27', from: 'fal.ai/models/fal-ai/kling-video/lipsync/audio-to-video/llms.txt' },
}
