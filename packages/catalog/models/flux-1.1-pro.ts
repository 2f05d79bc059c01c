import { falWords, png, prompt, replicateRatio, seed } from '../wires/index.ts'
import type { Model } from './model.ts'

export const flux11Pro: Model = {
  id: 'flux-1.1-pro',
  name: 'FLUX 1.1 pro',
  group: 'FLUX',
  description: 'Fast and faithful to the prompt.',
  abilities: ['photographs'],
  quality: 4,
  seconds: 5,
  sizes: { min: 256, max: 1440, megapixels: 2.1, multiple: 32 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-pro/v1.1',
      operation: 'text-to-image',
      price: { usd: 0.04, per: 'megapixel' },
      batch: 4,
      wire: { ...falWords },
    },
    {
      provider: 'bfl',
      endpoint: 'flux-pro-1.1',
      operation: 'text-to-image',
      price: { usd: 0.04, per: 'output' },
      batch: 1,
      wire: { prompt, width: 'width', height: 'height', seed, output_format: png },
    },
    {
      provider: 'replicate',
      endpoint: 'black-forest-labs/flux-1.1-pro',
      operation: 'text-to-image',
      price: { usd: 0.04, per: 'output' },
      batch: 1,
      wire: { ...replicateRatio, prompt, seed, output_format: png },
    },
    {
      provider: 'together',
      endpoint: 'black-forest-labs/FLUX.1.1-pro',
      operation: 'text-to-image',
      price: { usd: 0.04, per: 'megapixel' },
      batch: 1,
      wire: { prompt, width: 'width', height: 'height', seed },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'docs.bfl.ai/quick_start/pricing; fal.ai/models; docs.fal.ai/documentation/model-apis/pricing',
  },
}
