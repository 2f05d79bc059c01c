import { hereTrainer, trainerExtra } from './here-trainer.ts'

export const hereFluxTrainer = hereTrainer(
  'flux',
  {
    id: 'here-flux-trainer',
    name: 'FLUX.1 LoRA, on this computer',
    description: 'sd-scripts on your own graphics card, by a FLUX.1 file of yours.',
    extra: trainerExtra(
      { resolution: 512, rank: 16 },
      {
        blocks_to_swap: {
          type: 'integer',
          title: 'Blocks to swap',
          description: 'Parts of the model that wait in main memory: more for smaller cards, and slower.',
          minimum: 0,
          maximum: 35,
          default: 0,
        },
      },
    ),
    quality: 4,
    seconds: 5400,
  },
  'flux_train_network.md',
)
