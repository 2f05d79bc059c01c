import { image, recraftLike, seed31 } from '../wires/index.ts'
import type { Model } from './model.ts'

export const recraftRemix: Model = {
  id: 'recraft-remix',
  name: 'Recraft Remix',
  group: 'Recraft',
  description: 'Other versions of a picture; its idea stays.',
  abilities: ['variations'],
  quality: 4,
  seconds: 8,
  offers: [
    {
      provider: 'recraft',
      endpoint: 'variateImage',
      operation: 'vary',
      // Its page says “per request” and “1–6 images”: one at a time costs the same by either reading.
      price: { usd: 0.04, per: 'output' },
      batch: 1,
      wire: { image, size: recraftLike, random_seed: seed31 },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'recraft.ai/docs/api-reference/tools/remix; external.api.recraft.ai OpenAPI of 2026-08-22',
  },
}
