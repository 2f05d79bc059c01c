import { image, prompt, shape } from '../wires/index.ts'
import type { Model } from './model.ts'

export const ltx2Fast: Model = {
  id: 'ltx-2-fast',
  name: 'LTX-2 Fast',
  group: 'Lightricks',
  description: 'The fastest clips with sound, up to 20 seconds.',
  abilities: ['sound', '4K', 'fast'],
  quality: 3,
  seconds: 30,
  clips: { seconds: [6, 8, 10, 12, 14, 16, 18, 20], resolutions: ['1080p', '1440p', '4k'] },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/ltx-2/text-to-video/fast',
      operation: 'text-to-video',
      price: { usd: 0.04, per: 'second', times: { resolution: { '1440p': 2, '4k': 4 } } },
      batch: 1,
      wire: {
        prompt,
        aspect_ratio: shape('16:9'),
        duration: {
          as: 'choice',
          field: 'duration',
          of: { 6: 6, 8: 8, 10: 10, 12: 12, 14: 14, 16: 16, 18: 18, 20: 20 },
        },
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
      endpoint: 'fal-ai/ltx-2/image-to-video/fast',
      operation: 'image-to-video',
      price: { usd: 0.04, per: 'second', times: { resolution: { '1440p': 2, '4k': 4 } } },
      batch: 1,
      wire: {
        prompt,
        image_url: image,
        duration: {
          as: 'choice',
          field: 'duration',
          of: { 6: 6, 8: 8, 10: 10, 12: 12, 14: 14, 16: 16, 18: 18, 20: 20 },
        },
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
