import { firstFrame, togetherClip } from '../wires/index.ts'
import type { Model } from './model.ts'

const clip = togetherClip('1366:768')

export const hailuo02: Model = {
  id: 'hailuo-02',
  name: 'Hailuo 02',
  group: 'MiniMax',
  description: 'MiniMax’s model of clips of ten seconds.',
  abilities: ['ten seconds'],
  quality: 4,
  seconds: 180,
  clips: { seconds: [10], resolutions: ['720p'] },
  offers: [
    {
      provider: 'together',
      endpoint: 'minimax/hailuo-02',
      operation: 'text-to-video',
      price: { usd: 0.49, per: 'output' },
      batch: 1,
      wire: clip,
    },
    {
      provider: 'together',
      endpoint: 'minimax/hailuo-02',
      operation: 'image-to-video',
      price: { usd: 0.49, per: 'output' },
      batch: 1,
      wire: { ...clip, ...firstFrame },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'docs.together.ai/docs/serverless/models, video models (0.49 USD a clip of 10 s at 768p); togethercomputer/skills, references/video/models.md of 2026-10-07',
  },
}
