import { clipShapes, lengthText, prompt, video } from '../wires/index.ts'
import type { Model } from './model.ts'

export const lumaRay32: Model = {
  id: 'luma-ray-3.2',
  name: 'Luma Ray 3.2',
  group: 'Luma',
  description: 'Luma’s newest: cinematic clips that follow the prompt, and new looks for clips that exist.',
  abilities: ['cinematic', 'edits of clips', '1080p'],
  quality: 5,
  seconds: 120,
  clips: { seconds: [5, 10], resolutions: ['540p', '720p', '1080p'] },
  offers: [
    {
      provider: 'luma-agents',
      endpoint: 'ray-3.2',
      operation: 'text-to-video',
      price: {
        usd: 0.15,
        per: 'output',
        times: { duration: { 10: 3 }, resolution: { '720p': 2, '1080p': 8 } },
      },
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
      // The one resolution whose price is known there.
      wire: {
        prompt,
        aspect_ratio: clipShapes,
        duration: 'duration',
        resolution: { as: 'constant', value: '540p' },
      },
    },
    {
      provider: 'luma-agents',
      endpoint: 'ray-3.2',
      operation: 'restyle-video',
      price: {
        usd: 0.144,
        per: 'second',
        begun: 5,
        times: { resolution: { '720p': 1.5, '1080p': 3 } },
      },
      batch: 1,
      wire: {
        prompt,
        type: { as: 'constant', value: 'video_edit' },
        source: video,
        'video.resolution': 'resolution',
        'video.edit.auto_controls': { as: 'constant', value: true },
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'docs.agents.lumalabs.ai/guides/pricing as read in 2026-07 and 2026-10 (0.15 USD for 5 s at 540p, 10 s three times that; edits 0.72 USD for 5 s); github.com/lumalabs/luma-agents-typescript, generations.ts; wavespeed.ai/models/luma/ray-3.2/text-to-video (0.5 USD for 5 seconds)',
  },
}
