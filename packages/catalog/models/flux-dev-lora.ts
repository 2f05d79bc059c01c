import { falEdit, falWords, lora } from '../wires/index.ts'
import type { Model } from './model.ts'
import { englishByFluxCard } from './reads.ts'

export const fluxDevLora: Model = {
  id: 'flux-dev-lora',
  name: 'FLUX.1 dev with LoRA',
  group: 'FLUX',
  description: 'FLUX.1 dev with what you taught it.',
  abilities: ['LoRA', 'image to image'],
  reads: englishByFluxCard,
  quality: 3,
  seconds: 6,
  sizes: { min: 256, max: 1536, megapixels: 2.4, multiple: 16 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-lora',
      operation: 'text-to-image',
      price: { usd: 0.035, per: 'megapixel' },
      batch: 4,
      wire: { ...falWords, loras: lora, num_inference_steps: 'steps', guidance_scale: 'cfg_scale' },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-lora/image-to-image',
      operation: 'image-to-image',
      price: { usd: 0.035, per: 'megapixel' },
      batch: 4,
      wire: {
        ...falEdit,
        loras: lora,
        strength: 'strength',
        num_inference_steps: 'steps',
        guidance_scale: 'cfg_scale',
      },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models/fal-ai/flux-lora (0.035 USD a megapixel)' },
}
