import { count, image, mask, prompt, seed } from '../wires/index.ts'
import type { Model } from './model.ts'
import { englishByFluxCard } from './reads.ts'

export const ownFlux: Model = {
  id: 'own-flux',
  name: 'Your FLUX',
  group: 'Your servers',
  description: 'A FLUX checkpoint of your ComfyUI.',
  abilities: ['private', 'free', 'image to image', 'inpainting'],
  reads: englishByFluxCard,
  quality: 4,
  seconds: 20,
  sizes: { min: 256, max: 2048, megapixels: 4.2, multiple: 16 },
  offers: [
    {
      provider: 'comfyui',
      endpoint: 'flux.text-to-image',
      operation: 'text-to-image',
      price: { usd: 0, per: 'output' },
      batch: 4,
      wire: {
        'Prompt.text': prompt,
        'Size.width': 'width',
        'Size.height': 'height',
        'Size.batch_size': count,
        'Sampler.seed': seed,
        'Sampler.steps': 'steps',
        'Guidance.guidance': 'cfg_scale',
      },
    },
    {
      provider: 'comfyui',
      endpoint: 'flux.image-to-image',
      operation: 'image-to-image',
      price: { usd: 0, per: 'output' },
      batch: 1,
      wire: {
        'Prompt.text': prompt,
        'Picture.image': image,
        'Sampler.denoise': 'strength',
        'Sampler.seed': seed,
        'Sampler.steps': 'steps',
        'Guidance.guidance': 'cfg_scale',
      },
    },
    {
      provider: 'comfyui',
      endpoint: 'flux.inpaint',
      operation: 'inpaint',
      price: { usd: 0, per: 'output' },
      batch: 1,
      wire: {
        'Prompt.text': prompt,
        'Picture.image': image,
        'Mask.image': mask,
        'Sampler.seed': seed,
        'Sampler.steps': 'steps',
        'Guidance.guidance': 'cfg_scale',
      },
    },
  ],
  source: { date: '2026-11-21', from: 'Comfy-Org/ComfyUI nodes.py' },
}
