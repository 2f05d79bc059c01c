import { image, png, ranged } from '../wires/index.ts'
import type { Model } from './model.ts'
import { replicateT4 } from './replicate-machines.ts'

export const realEsrgan: Model = {
  id: 'real-esrgan',
  name: 'Real-ESRGAN',
  group: 'Enhancers',
  description: 'Larger and cleaner, nothing invented.',
  abilities: ['faithful', 'cheap', 'up to 8×'],
  quality: 3,
  seconds: 4,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/esrgan',
      operation: 'upscale-image',
      price: { usd: 0.002, per: 'output' },
      batch: 1,
      wire: { image_url: image, scale: ranged('scale', 1, 8), output_format: png },
    },
    {
      provider: 'replicate',
      endpoint: 'nightmareai/real-esrgan:f121d640bd286e1fdc67f9799164c1d5be36ff74576ee11c803ae5b665dd46aa',
      operation: 'upscale-image',
      price: { usd: 0.002, per: 'output', meter: replicateT4 },
      batch: 1,
      wire: { image, scale: 'scale', face_enhance: { as: 'constant', value: false } },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing; replicate.com/explore (each model’s API page); ranges: fal.ai/models/fal-ai/esrgan/llms.txt',
  },
}
