import { firstFrame, lastFrame, togetherClip } from '../wires/index.ts'
import type { Model } from './model.ts'

const clip = togetherClip('1248:704', '1120:832', '960:960', '1504:640', '640:1504')

export const seedance1Lite: Model = {
  id: 'seedance-1-lite',
  name: 'Seedance 1.0 Lite',
  group: 'ByteDance',
  description: 'ByteDance’s small model, cheap for what it makes.',
  abilities: ['cheap', 'first and last frame'],
  quality: 3,
  seconds: 60,
  clips: { seconds: [5], resolutions: ['720p'] },
  offers: [
    {
      provider: 'together',
      endpoint: 'ByteDance/Seedance-1.0-lite',
      operation: 'text-to-video',
      price: { usd: 0.143, per: 'output' },
      batch: 1,
      wire: clip,
    },
    {
      provider: 'together',
      endpoint: 'ByteDance/Seedance-1.0-lite',
      operation: 'image-to-video',
      price: { usd: 0.143, per: 'output' },
      batch: 1,
      wire: { ...clip, ...firstFrame, ...lastFrame },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'docs.together.ai/docs/serverless/models, video models (0.143 USD a clip of 5 s at 720p); togethercomputer/skills, references/video/models.md of 2026-10-07',
  },
}
