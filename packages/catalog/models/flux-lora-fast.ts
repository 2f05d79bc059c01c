import type { Model } from './model.ts'

export const fluxLoraFast: Model = {
  id: 'flux-lora-fast',
  name: 'FLUX LoRA, fast',
  group: 'FLUX',
  description: 'Learns a subject or a style for FLUX.1 in minutes.',
  abilities: ['fast'],
  quality: 4,
  seconds: 300,
  base: 'flux-1-dev',
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-lora-fast-training',
      operation: 'train-lora',
      price: { usd: 0.002, per: 'training-step' },
      batch: 1,
      wire: {
        images_data_url: { as: 'zip', field: 'images' },
        trigger_word: 'trigger',
        steps: 'training_steps',
        is_style: { as: 'choice', field: 'learns', of: { subject: false, style: true } },
      },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models/fal-ai/flux-lora-fast-training (2 USD for 1000 steps)' },
}
