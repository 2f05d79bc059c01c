import { image, png, prompt, seed } from '../wires/index.ts'
import type { Model } from './model.ts'

export const fluxCannyPro: Model = {
  id: 'flux-canny-pro',
  name: 'FLUX Canny pro',
  group: 'FLUX',
  description: 'Makes a new picture over the edges of another.',
  abilities: ['structure'],
  quality: 4,
  seconds: 8,
  offers: [
    {
      provider: 'replicate',
      endpoint: 'black-forest-labs/flux-canny-pro',
      operation: 'structure-to-image',
      price: { usd: 0.05, per: 'output' },
      batch: 1,
      wire: { prompt, control_image: image, seed, output_format: png },
    },
  ],
  source: { date: '2026-11-21', from: 'replicate.com/explore (each model’s API page)' },
}
