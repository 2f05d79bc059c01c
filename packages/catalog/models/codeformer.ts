import { image } from '../wires/index.ts'
import type { Model } from './model.ts'
import { replicateL40S } from './replicate-machines.ts'

export const codeformer: Model = {
  id: 'codeformer',
  name: 'CodeFormer',
  group: 'Enhancers',
  description: 'Repairs faces; how far is yours to say.',
  abilities: ['faces'],
  quality: 4,
  seconds: 5,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/codeformer',
      operation: 'restore-faces',
      price: { usd: 0.0021, per: 'output' },
      batch: 1,
      wire: { image_url: image, fidelity: 'fidelity' },
    },
    {
      provider: 'replicate',
      endpoint: 'sczhou/codeformer:7de2ea26c616d5bf2245ad0d5e24f0ff9a6204578a5c876db53142edd9d2cd56',
      operation: 'restore-faces',
      price: { usd: 0.0025, per: 'output', meter: replicateL40S },
      batch: 1,
      wire: { image, codeformer_fidelity: 'fidelity', upscale: { as: 'constant', value: 1 } },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing; replicate.com/explore (each model’s API page)',
  },
}
