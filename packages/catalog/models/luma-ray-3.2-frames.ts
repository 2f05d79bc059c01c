import { clipLike, endImage, image, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'

/** A model of its own: between pictures Ray 3.2 makes no clips of ten seconds. */
export const lumaRay32Frames: Model = {
  id: 'luma-ray-3.2-frames',
  name: 'Luma Ray 3.2, from pictures',
  group: 'Luma',
  description: 'Five seconds from a picture, or from one to another.',
  abilities: ['cinematic', 'last picture', '1080p'],
  quality: 5,
  seconds: 120,
  clips: { seconds: [5], resolutions: ['540p', '720p', '1080p'] },
  offers: [
    {
      provider: 'luma-agents',
      endpoint: 'ray-3.2',
      operation: 'image-to-video',
      price: { usd: 0.15, per: 'output', times: { resolution: { '720p': 2, '1080p': 8 } } },
      batch: 1,
      wire: {
        prompt,
        type: { as: 'constant', value: 'video' },
        aspect_ratio: clipLike,
        'video.start_frame': image,
        'video.end_frame': endImage,
        'video.duration': { as: 'constant', value: '5s', beside: 'duration' },
        'video.resolution': 'resolution',
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'docs.agents.lumalabs.ai/guides/pricing as read in 2026-07 and 2026-10; /guides/videos/generation; github.com/lumalabs/luma-agents-typescript, generations.ts',
  },
}
