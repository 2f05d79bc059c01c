import { prompt, seed, wideOrTall } from '../wires/index.ts'
import type { Model } from './model.ts'

export const hunyuanVideo: Model = {
  id: 'hunyuan-video',
  name: 'Hunyuan Video',
  group: 'Tencent',
  description: 'Open weights; varied motion at a fixed price.',
  abilities: ['open weights'],
  quality: 3,
  seconds: 240,
  clips: { seconds: [5], resolutions: ['480p', '720p'] },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/hunyuan-video',
      operation: 'text-to-video',
      price: { usd: 0.4, per: 'output' },
      batch: 1,
      wire: { prompt, aspect_ratio: wideOrTall, resolution: 'resolution', seed },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models/fal-ai/hunyuan-video/llms.txt' },
}
