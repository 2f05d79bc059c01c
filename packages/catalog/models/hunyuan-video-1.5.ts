import { prompt, seed, wideOrTall } from '../wires/index.ts'
import type { Model } from './model.ts'

export const hunyuanVideo15: Model = {
  id: 'hunyuan-video-1.5',
  name: 'Hunyuan Video 1.5',
  group: 'Tencent',
  description: 'Tencent’s newer open model.',
  abilities: ['open weights'],
  quality: 3,
  seconds: 120,
  clips: { seconds: [5], resolutions: ['480p'] },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/hunyuan-video-v1.5/text-to-video',
      operation: 'text-to-video',
      price: { usd: 0.075, per: 'second' },
      batch: 1,
      wire: { prompt, negative_prompt: 'negative_prompt', aspect_ratio: wideOrTall, seed },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models/fal-ai/hunyuan-video-v1.5/text-to-video/llms.txt' },
}
