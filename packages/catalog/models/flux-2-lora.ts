import type { Model } from './model.ts'

export const flux2Lora: Model = {
  id: 'flux-2-lora',
  name: 'FLUX.2 LoRA',
  group: 'FLUX',
  description: 'Learns a subject or a style for FLUX.2.',
  abilities: ['newest base'],
  quality: 5,
  seconds: 900,
  base: 'flux-2-dev',
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-2-trainer',
      operation: 'train-lora',
      price: { usd: 0.0064, per: 'training-step' },
      batch: 1,
      wire: {
        image_data_url: { as: 'zip', field: 'images' },
        steps: 'training_steps',
        default_caption: 'trigger',
      },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models/fal-ai/flux-2-trainer/llms.txt' },
}
