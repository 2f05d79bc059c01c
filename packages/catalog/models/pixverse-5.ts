import { firstFrame, lastFrame, togetherClip } from '../wires/index.ts'
import type { Model } from './model.ts'

const clip = togetherClip('1920:1080', '1440:1080', '1080:1080', '810:1080', '1080:1920')

export const pixverse5: Model = {
  id: 'pixverse-5',
  name: 'PixVerse v5',
  group: 'PixVerse',
  description: 'Lively clips in any shape.',
  abilities: ['1080p', 'first and last frame'],
  quality: 4,
  seconds: 90,
  clips: { seconds: [5], resolutions: ['1080p'] },
  offers: [
    {
      provider: 'together',
      endpoint: 'pixverse/pixverse-v5',
      operation: 'text-to-video',
      price: { usd: 0.3, per: 'output' },
      batch: 1,
      wire: clip,
    },
    {
      provider: 'together',
      endpoint: 'pixverse/pixverse-v5',
      operation: 'image-to-video',
      price: { usd: 0.3, per: 'output' },
      batch: 1,
      wire: { ...clip, ...firstFrame, ...lastFrame },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'docs.together.ai/docs/serverless/models, video models (0.30 USD a clip of 5 s at 1080p); togethercomputer/skills, references/video/models.md of 2026-10-07',
  },
}
