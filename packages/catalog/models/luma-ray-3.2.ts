import { clipShapes, lengthText, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'

export const lumaRay32: Model = {
  id: 'luma-ray-3.2',
  name: 'Luma Ray 3.2',
  group: 'Luma',
  description: 'Luma’s newest: cinematic clips that follow the prompt.',
  abilities: ['cinematic'],
  quality: 5,
  seconds: 120,
  clips: { seconds: [5, 10], resolutions: ['540p'] },
  offers: [
    {
      provider: 'luma-agents',
      endpoint: 'ray-3.2',
      operation: 'text-to-video',
      price: { usd: 0.1, per: 'second' },
      batch: 1,
      wire: {
        prompt,
        type: { as: 'constant', value: 'video' },
        aspect_ratio: clipShapes,
        'video.duration': lengthText('s', 5, 10),
        'video.resolution': 'resolution',
      },
    },
    {
      provider: 'wavespeed',
      endpoint: 'luma/ray-3.2/text-to-video',
      operation: 'text-to-video',
      price: { usd: 0.1, per: 'second' },
      batch: 1,
      wire: { prompt, aspect_ratio: clipShapes, duration: 'duration', resolution: 'resolution' },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'docs.comfy.org/development/comfy-router/models/luma_2/ray-3-2; wavespeed.ai/models/luma/ray-3.2/text-to-video (0.5 USD for 5 seconds)',
  },
}
