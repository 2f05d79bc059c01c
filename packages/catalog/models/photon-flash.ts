import { linked, lumaLike, lumaRatios, prompt, seed } from '../wires/index.ts'
import type { Model } from './model.ts'

export const photonFlash: Model = {
  id: 'photon-flash',
  name: 'Luma Photon Flash',
  group: 'Luma',
  description: 'Photon, quicker and cheaper.',
  abilities: ['fast', 'cheap', 'edits'],
  quality: 2,
  seconds: 5,
  sizes: { min: 512, max: 2048, megapixels: 4.2, multiple: 1 },
  offers: [
    {
      provider: 'luma',
      endpoint: 'generations/image:photon-flash-1',
      operation: 'text-to-image',
      price: { usd: 0.004, per: 'output' },
      batch: 1,
      wire: { prompt, aspect_ratio: lumaRatios },
    },
    {
      provider: 'replicate',
      endpoint: 'luma/photon-flash',
      operation: 'text-to-image',
      price: { usd: 0.01, per: 'output' },
      batch: 1,
      wire: { prompt, aspect_ratio: lumaRatios, seed },
    },
    {
      provider: 'luma',
      endpoint: 'generations/image:photon-flash-1',
      operation: 'instruct-edit',
      price: { usd: 0.004, per: 'output' },
      batch: 1,
      wire: { prompt, aspect_ratio: lumaLike, 'modify_image_ref.url': linked('image') },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'Dream Machine’s OpenAPI 1.1.0; lumalabs.ai/api/pricing; replicate.com/explore (each model’s API page)',
  },
}
