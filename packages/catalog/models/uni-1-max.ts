import { image, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'

export const uni1Max: Model = {
  id: 'uni-1-max',
  name: 'Luma Uni-1 Max',
  group: 'Luma',
  description: 'Uni-1 at its best.',
  abilities: ['2K', 'edits'],
  quality: 5,
  seconds: 25,
  sizes: { min: 512, max: 2048, megapixels: 4.2, multiple: 1 },
  offers: [
    {
      provider: 'luma-agents',
      endpoint: 'uni-1-max',
      operation: 'text-to-image',
      price: { usd: 0.1, per: 'output' },
      batch: 1,
      wire: { prompt, aspect_ratio: { as: 'ratio', of: ['1:1', '3:2', '2:3', '16:9', '9:16'] } },
    },
    {
      provider: 'luma-agents',
      endpoint: 'uni-1-max',
      operation: 'instruct-edit',
      price: { usd: 0.103, per: 'output' },
      batch: 1,
      wire: { prompt, type: { as: 'constant', value: 'image_edit' }, source: image },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'docs.agents.lumalabs.ai/guides/pricing; github.com/lumalabs/luma-agents-typescript, generations.ts',
  },
}
