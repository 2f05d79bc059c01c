import { image, prompt, shape } from '../wires/index.ts'
import type { Model } from './model.ts'

export const ltx2Pro: Model = {
  id: 'ltx-2-pro',
  name: 'LTX-2 Pro',
  group: 'Lightricks',
  description: 'Clips with sound up to 4K, made fast.',
  abilities: ['sound', '4K'],
  quality: 4,
  seconds: 60,
  clips: { seconds: [6, 8, 10], resolutions: ['1080p', '1440p', '4k'] },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/ltx-2/text-to-video',
      operation: 'text-to-video',
      price: { usd: 0.06, per: 'second', times: { resolution: { '1440p': 2, '4k': 4 } } },
      batch: 1,
      wire: {
        prompt,
        aspect_ratio: shape('16:9'),
        duration: { as: 'choice', field: 'duration', of: { 6: 6, 8: 8, 10: 10 } },
        resolution: {
          as: 'choice',
          field: 'resolution',
          of: { '1080p': '1080p', '1440p': '1440p', '4k': '2160p' },
        },
        generate_audio: 'sound',
      },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/ltx-2/image-to-video',
      operation: 'image-to-video',
      price: { usd: 0.06, per: 'second', times: { resolution: { '1440p': 2, '4k': 4 } } },
      batch: 1,
      wire: {
        prompt,
        image_url: image,
        duration: { as: 'choice', field: 'duration', of: { 6: 6, 8: 8, 10: 10 } },
        resolution: {
          as: 'choice',
          field: 'resolution',
          of: { '1080p': '1080p', '1440p': '1440p', '4k': '2160p' },
        },
        generate_audio: 'sound',
      },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/learn/devs/ltx-video-2-pro-image-to-video-developer-guide' },
}
