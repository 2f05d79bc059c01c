import { count, klingRatios, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'

const words = { prompt, resolution: { as: 'constant', value: '2k' }, n: count } as const

export const klingImageO1: Model = {
  id: 'kling-image-o1',
  name: 'Kling Image O1',
  group: 'Kling',
  description: 'Edits by words and by further pictures, features kept.',
  abilities: ['edits', 'several references', '2K'],
  quality: 4,
  seconds: 20,
  sizes: { min: 512, max: 2048, megapixels: 4.2, multiple: 1 },
  offers: [
    {
      provider: 'kling',
      endpoint: 'v1/images/omni-image:kling-image-o1',
      operation: 'text-to-image',
      price: { usd: 0.028, per: 'output' },
      batch: 4,
      wire: { ...words, aspect_ratio: klingRatios },
    },
    {
      provider: 'kling',
      endpoint: 'v1/images/omni-image:kling-image-o1',
      operation: 'instruct-edit',
      price: { usd: 0.028, per: 'output' },
      batch: 4,
      wire: {
        ...words,
        image_list: { as: 'file', field: 'image', and: 'references', list: true, under: 'image' },
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'kling.ai/document-api/api/image/o1/image-generation; kling.ai/document-api/pricing/base/image',
  },
}
