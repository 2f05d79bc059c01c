import { audio, video } from '../wires/index.ts'
import type { Model } from './model.ts'

export const syncLipsync: Model = {
  id: 'sync-lipsync',
  name: 'Sync Lipsync 1.9',
  group: 'Sync',
  description: 'Lips that follow a recording, for little.',
  abilities: ['lips', 'cheap'],
  quality: 3,
  seconds: 60,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/sync-lipsync',
      operation: 'lip-sync',
      price: { usd: 0.011667, per: 'second' },
      batch: 1,
      wire: { video_url: video, audio_url: audio },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models/fal-ai/sync-lipsync/llms.txt (0.7 USD a minute)' },
}
