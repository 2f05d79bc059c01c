import { image } from '../wires/index.ts'
import type { Model } from './model.ts'

export const auraSr: Model = {
  id: 'aura-sr',
  name: 'AuraSR',
  group: 'Enhancers',
  description: 'Four times, by a GAN made for generated pictures.',
  abilities: ['4×', 'fast'],
  quality: 3,
  seconds: 5,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/aura-sr',
      operation: 'upscale-image',
      price: { usd: 0.001, per: 'output' },
      batch: 1,
      wire: { image_url: image },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing' },
}
