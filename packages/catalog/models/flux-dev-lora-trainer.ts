import type { Model } from './model.ts'
import { replicateH100 } from './replicate-machines.ts'

export const fluxDevLoraTrainer: Model = {
  id: 'flux-dev-lora-trainer',
  name: 'FLUX LoRA trainer',
  group: 'FLUX',
  description: 'The usual trainer for FLUX.1 dev, by Ostris.',
  abilities: ['open source'],
  quality: 4,
  seconds: 1500,
  base: 'flux-1-dev',
  offers: [
    {
      provider: 'replicate',
      endpoint: 'trainings/ostris/flux-dev-lora-trainer',
      operation: 'train-lora',
      price: { usd: 0.0018, per: 'training-step', meter: replicateH100 },
      batch: 1,
      wire: {
        input_images: { as: 'zip', field: 'images' },
        trigger_word: 'trigger',
        steps: 'training_steps',
      },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'replicate.com/ostris/flux-dev-lora-trainer (about 1.8 USD for 1000 steps: it is paid by the second)',
  },
}
