import { count, falEdit, falWords, image, lora, png, prompt, replicateRatio, seed } from '../wires/index.ts'
import type { Model } from './model.ts'
import { replicateH100 } from './replicate-machines.ts'
import { englishByFluxCard } from './reads.ts'
import type { Wire } from './wire.ts'

/** A version that was trained at Replicate: the trainer’s own inference (replicate/flux-fine-tuner, predict.py). */
const trained: Wire = {
  version: { as: 'trained', field: 'lora' },
  prompt,
  lora_scale: { as: 'scaled', field: 'lora_scale', max: 2 },
  num_outputs: count,
  seed,
  guidance_scale: { as: 'scaled', field: 'cfg_scale', max: 10 },
  num_inference_steps: { as: 'scaled', field: 'steps', max: 50 },
  output_format: png,
}
/** Replicate’s model that fetches a LoRA by its address (replicate/cog-flux, predict.py and weights.py). */
const fetching: Wire = {
  lora_weights: { as: 'link', field: 'lora' },
  prompt,
  lora_scale: { as: 'scaled', field: 'lora_scale', max: 3 },
  num_outputs: count,
  seed,
  guidance: { as: 'scaled', field: 'cfg_scale', max: 10 },
  num_inference_steps: { as: 'scaled', field: 'steps', max: 50 },
  output_format: png,
}

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
  base: 'flux-1-dev',
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
    {
      provider: 'replicate',
      endpoint: 'trained/flux-dev-lora-trainer',
      operation: 'text-to-image',
      price: { usd: 0.012, per: 'output', meter: replicateH100 },
      batch: 4,
      needs: ['lora'],
      wire: { ...replicateRatio, ...trained },
    },
    {
      provider: 'replicate',
      endpoint: 'black-forest-labs/flux-dev-lora',
      operation: 'text-to-image',
      price: { usd: 0.032, per: 'output' },
      batch: 4,
      wire: { ...replicateRatio, ...fetching },
    },
    {
      provider: 'replicate',
      endpoint: 'trained/flux-dev-lora-trainer',
      operation: 'image-to-image',
      price: { usd: 0.012, per: 'output', meter: replicateH100 },
      batch: 4,
      needs: ['lora'],
      wire: { ...trained, image, prompt_strength: 'strength' },
    },
    {
      provider: 'replicate',
      endpoint: 'black-forest-labs/flux-dev-lora',
      operation: 'image-to-image',
      price: { usd: 0.032, per: 'output' },
      batch: 4,
      wire: { ...fetching, image, prompt_strength: 'strength' },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'fal.ai/models/fal-ai/flux-lora (0.035 USD a megapixel); replicate.com/black-forest-labs/flux-dev-lora (0.032 USD a picture); replicate.com/pricing (a fine-tune runs on an H100 at 0.001525 USD a second, about 8 s a picture)',
  },
}
