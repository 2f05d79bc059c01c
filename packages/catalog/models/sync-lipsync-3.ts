import { audio, video } from '../wires/index.ts'
import type { Model } from './model.ts'

export const syncLipsync3: Model = {
  id: 'sync-lipsync-3',
  name: 'Sync Lipsync 3',
  group: 'Sync',
  description: 'Lips, face and voice as one, for productions.',
  abilities: ['lips'],
  quality: 5,
  seconds: 120,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/sync-lipsync/v3',
      operation: 'lip-sync',
      price: { usd: 0.133333, per: 'second' },
      batch: 1,
      wire: { video_url: video, audio_url: audio },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models/fal-ai/sync-lipsync/v3/llms.txt (8 USD a minute)' },
}
