import { image, lengthText, prompt, seed31, shape } from '../wires/index.ts'
import type { Model } from './model.ts'

export const wan25: Model = {
  id: 'wan-2.5',
  name: 'Wan 2.5',
  group: 'Alibaba',
  description: 'Clips with sound, cheap at 480p.',
  abilities: ['sound', 'cheap'],
  quality: 4,
  seconds: 120,
  clips: { seconds: [5, 10], resolutions: ['480p', '720p', '1080p'] },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/wan-25-preview/text-to-video',
      operation: 'text-to-video',
      price: { usd: 0.05, per: 'second', times: { resolution: { '720p': 2, '1080p': 3 } } },
      batch: 1,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        aspect_ratio: shape('16:9', '9:16', '1:1'),
        resolution: 'resolution',
        duration: lengthText('', 5, 10),
        seed: seed31,
      },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/wan-25-preview/image-to-video',
      operation: 'image-to-video',
      price: { usd: 0.05, per: 'second', times: { resolution: { '720p': 2, '1080p': 3 } } },
      batch: 1,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        image_url: image,
        resolution: 'resolution',
        duration: lengthText('', 5, 10),
        seed: seed31,
      },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'fal.ai/models/fal-ai/wan-25-preview; docs.venice.ai/models/wan-2-5-preview (lengths, resolutions)',
  },
}
