import { hereTrainer, trainerExtra } from './here-trainer.ts'

export const hereSd15Trainer = hereTrainer(
  'sd15',
  {
    id: 'here-sd15-trainer',
    name: 'SD 1.5 LoRA, on this computer',
    description: 'sd-scripts on your own graphics card, by a checkpoint of yours; the least memory.',
    extra: trainerExtra({ resolution: 512, rank: 16 }),
    quality: 2,
    seconds: 1200,
  },
  'train_network.md',
)
