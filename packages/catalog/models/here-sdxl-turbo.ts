import { hereExtra, hereOffers } from './here.ts'
import type { Model } from './model.ts'
import { englishByClip } from './reads.ts'

export const hereSdxlTurbo: Model = {
  id: 'here-sdxl-turbo',
  name: 'SDXL-Turbo, on this computer',
  group: 'On this computer',
  description:
    'One step, finer than SD-Turbo; wants 16 GB of memory. The first use downloads 13.9 GB, not for commercial work (SAI-NC Community License).',
  parameters: ['steps'],
  extra: hereExtra,
  abilities: ['private', 'free', 'offline', 'image to image', 'same seed, same picture'],
  reads: englishByClip,
  quality: 3,
  seconds: 60,
  sizes: { min: 256, max: 1024, megapixels: 0.6, multiple: 64 },
  offers: hereOffers('sdxl-turbo', {
    sources: [
      {
        repo: 'stabilityai/sdxl-turbo',
        revision: 'main',
        folders: [
          'text_encoder',
          'text_encoder_2',
          'unet',
          'vae_decoder',
          'vae_encoder',
          'tokenizer',
          'tokenizer_2',
        ],
      },
    ],
    layout: 'sdxl',
    prediction: 'epsilon',
    spacing: 'trailing',
    scheduler: 'Euler a',
    steps: 1,
    guidance: 1,
    latentScale: 0.13025,
    side: 512,
    licence: {
      name: 'Stability AI Non-Commercial Research Community License',
      url: 'https://huggingface.co/stabilityai/sdxl-turbo/blob/main/LICENSE.md',
    },
    bytes: 13_900_000_000,
  }),
  source: { date: '2026-11-21', from: 'huggingface.co/stabilityai/sdxl-turbo' },
}
