import { count, image, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'

export const ownOpenaiCompatible: Model = {
  id: 'own-openai-compatible',
  name: 'Your image server',
  group: 'Your servers',
  description: 'The image model of a server that speaks OpenAI’s API.',
  abilities: ['private', 'edits'],
  quality: 3,
  seconds: 10,
  sizes: { min: 256, max: 2048, megapixels: 4.2, multiple: 8 },
  offers: [
    {
      provider: 'openai-compatible',
      endpoint: 'generations',
      operation: 'text-to-image',
      price: { usd: 0, per: 'output' },
      batch: 4,
      wire: { prompt, n: count, size: { as: 'size-text', by: 'x' } },
    },
    {
      provider: 'openai-compatible',
      endpoint: 'edits',
      operation: 'instruct-edit',
      price: { usd: 0, per: 'output' },
      batch: 4,
      wire: { prompt, image, n: count },
    },
  ],
  source: { date: '2026-11-21', from: 'platform.openai.com/docs/api-reference/images' },
}
