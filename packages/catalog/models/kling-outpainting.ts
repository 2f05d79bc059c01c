import { image, prompt } from '../wires/index.ts'
import type { Model, Offer } from './model.ts'

const share = (field: string, side: 'width' | 'height') =>
  ({ as: 'share', field, of: 'image', side }) as const

const outpaint: Offer = {
  provider: 'kling',
  endpoint: 'v1/images/editing/expand',
  operation: 'outpaint',
  price: { usd: 0.028, per: 'output' },
  batch: 1,
  wire: {
    image,
    prompt,
    up_expansion_ratio: share('top', 'height'),
    down_expansion_ratio: share('bottom', 'height'),
    left_expansion_ratio: share('left', 'width'),
    right_expansion_ratio: share('right', 'width'),
  },
}

export const klingOutpainting: Model = {
  id: 'kling-outpainting',
  name: 'Kling Outpainting',
  group: 'Kling',
  description: 'Goes beyond the edges of a picture, to three times its area.',
  abilities: ['outpainting', 'cheap'],
  quality: 3,
  seconds: 20,
  offers: [outpaint],
  source: {
    date: '2026-11-27',
    from: 'kling.ai/document-api/api/image/common/outpainting; kling.ai/document-api/pricing/base/image',
  },
}
