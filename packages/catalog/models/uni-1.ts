import { image, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'

export const uni1: Model = {
  id: 'uni-1',
  name: 'Luma Uni-1',
  group: 'Luma',
  description: '2K pictures from a model that reasons.',
  abilities: ['2K', 'edits'],
  quality: 4,
  seconds: 15,
  sizes: { min: 512, max: 2048, megapixels: 4.2, multiple: 1 },
  offers: [
    {
      provider: 'luma-agents',
      endpoint: 'uni-1',
      operation: 'text-to-image',
      price: { usd: 0.0404, per: 'output' },
      batch: 1,
      wire: { prompt, aspect_ratio: { as: 'ratio', of: ['1:1', '3:2', '2:3', '16:9', '9:16'] } },
    },
    {
      provider: 'luma-agents',
      endpoint: 'uni-1',
      operation: 'instruct-edit',
      price: { usd: 0.0434, per: 'output' },
      batch: 1,
      wire: { prompt, type: { as: 'constant', value: 'image_edit' }, source: image },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'docs.agents.lumalabs.ai/guides/pricing; github.com/lumalabs/luma-agents-typescript, generations.ts',
  },
}
