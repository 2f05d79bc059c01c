import { prompt, seed31, shape } from '../wires/index.ts'
import type { Model } from './model.ts'

export const wan3: Model = {
  id: 'wan-3',
  name: 'Wan 3',
  group: 'Alibaba',
  description: 'Cinematic motion and camera movement.',
  abilities: ['cinematic'],
  quality: 5,
  seconds: 120,
  clips: { seconds: [5, 10], resolutions: ['480p', '720p', '1080p'] },
  offers: [
    {
      provider: 'replicate',
      endpoint: 'alibaba/wan-3',
      operation: 'text-to-video',
      price: { usd: 0.05, per: 'second', times: { resolution: { '720p': 2, '1080p': 4 } } },
      batch: 1,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        aspect_ratio: shape('16:9', '9:16', '1:1', '4:3', '3:4'),
        resolution: 'resolution',
        duration: 'duration',
        seed: seed31,
      },
    },
  ],
  source: { date: '2026-11-21', from: 'replicate.com/alibaba/wan-3' },
}
