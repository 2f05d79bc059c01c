import { falWords, lora } from '../wires/index.ts'
import type { Model } from './model.ts'

export const flux2DevLora: Model = {
  id: 'flux-2-dev-lora',
  name: 'FLUX.2 dev with LoRA',
  group: 'FLUX',
  description: 'FLUX.2 dev with what you taught it.',
  abilities: ['LoRA'],
  quality: 4,
  seconds: 10,
  sizes: { min: 512, max: 2048, megapixels: 4.2, multiple: 16 },
  base: 'flux-2-dev',
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-2/lora',
      operation: 'text-to-image',
      price: { usd: 0.021, per: 'megapixel' },
      batch: 4,
      wire: { ...falWords, loras: lora, num_inference_steps: 'steps', guidance_scale: 'cfg_scale' },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models/fal-ai/flux-2/lora/llms.txt' },
}
