import { hereExtra, hereOffers } from './here.ts'
import type { Model } from './model.ts'
import { englishByStableDiffusionCard } from './reads.ts'

export const hereSdTurbo: Model = {
  id: 'here-sd-turbo',
  name: 'SD-Turbo, on this computer',
  group: 'On this computer',
  description:
    'One step, small pictures. The first use downloads 2.6 GB, under the Stability AI Community License.',
  parameters: ['steps'],
  extra: hereExtra,
  abilities: ['private', 'free', 'offline', 'image to image', 'same seed, same picture'],
  reads: englishByStableDiffusionCard,
  quality: 2,
  seconds: 12,
  sizes: { min: 256, max: 768, megapixels: 0.4, multiple: 64 },
  offers: hereOffers('sd-turbo', {
    sources: [
      {
        repo: 'TensorStack/SD-Turbo-onnx',
        revision: 'main',
        folders: ['text_encoder', 'unet', 'vae_decoder', 'vae_encoder'],
      },
      { repo: 'stabilityai/sd-turbo', revision: 'main', folders: ['tokenizer'] },
    ],
    layout: 'sd',
    prediction: 'epsilon',
    spacing: 'trailing',
    scheduler: 'Euler',
    steps: 1,
    guidance: 1,
    latentScale: 0.18215,
    side: 512,
    licence: {
      name: 'Stability AI Community License',
      url: 'https://huggingface.co/stabilityai/sd-turbo/blob/main/LICENSE.md',
    },
    bytes: 2_600_000_000,
  }),
  source: { date: '2026-11-21', from: 'huggingface.co/stabilityai/sd-turbo' },
}
