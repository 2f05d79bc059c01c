import { firstFrame, lastFrame, togetherClip } from '../wires/index.ts'
import type { Model } from './model.ts'

const clip = togetherClip('1920:1080', '1080:1080', '1080:1920')

export const viduQ1: Model = {
  id: 'vidu-q1',
  name: 'Vidu Q1',
  group: 'Vidu',
  description: 'Sharp clips, from a first to a last picture if need be.',
  abilities: ['1080p', 'first and last frame'],
  quality: 4,
  seconds: 120,
  clips: { seconds: [5], resolutions: ['1080p'] },
  offers: [
    {
      provider: 'together',
      endpoint: 'vidu/vidu-q1',
      operation: 'text-to-video',
      price: { usd: 0.22, per: 'output' },
      batch: 1,
      wire: clip,
    },
    {
      provider: 'together',
      endpoint: 'vidu/vidu-q1',
      operation: 'image-to-video',
      price: { usd: 0.22, per: 'output' },
      batch: 1,
      wire: { ...clip, ...firstFrame, ...lastFrame },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'docs.together.ai/docs/serverless/models, video models (0.22 USD a clip of 5 s at 1080p); togethercomputer/skills, references/video/models.md of 2026-10-07',
  },
}
