import { hereTrainer, trainerExtra } from './here-trainer.ts'

export const hereSdxlTrainer = hereTrainer(
  'sdxl',
  {
    id: 'here-sdxl-trainer',
    name: 'SDXL LoRA, on this computer',
    description: 'sd-scripts on your own graphics card, by an SDXL checkpoint of yours.',
    extra: trainerExtra({ resolution: 1024, rank: 32 }),
    quality: 3,
    seconds: 3600,
  },
  'sdxl_train_network.md',
)
