import { image } from '../wires/index.ts'
import type { Model } from './model.ts'

export const ownUpscaler: Model = {
  id: 'own-upscaler',
  name: 'Your upscaler',
  group: 'Your servers',
  description: 'An ESRGAN model of your ComfyUI.',
  abilities: ['private', 'free', 'faithful'],
  quality: 3,
  seconds: 10,
  offers: [
    {
      provider: 'comfyui',
      endpoint: 'upscale',
      operation: 'upscale-image',
      price: { usd: 0, per: 'output' },
      batch: 1,
      wire: { 'Picture.image': image },
    },
  ],
  source: { date: '2026-11-21', from: 'Comfy-Org/ComfyUI nodes.py' },
}
