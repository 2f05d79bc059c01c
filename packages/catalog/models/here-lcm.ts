import { hereExtra, hereOffers } from './here.ts'
import type { Model } from './model.ts'
import { englishByClip } from './reads.ts'

export const hereLcm: Model = {
  id: 'here-lcm-dreamshaper',
  name: 'LCM Dreamshaper 7, on this computer',
  group: 'On this computer',
  description: 'Four steps, painterly. The first use downloads 4.3 GB, under the MIT license.',
  parameters: ['steps', 'cfg_scale'],
  extra: hereExtra,
  abilities: ['private', 'free', 'offline', 'image to image', 'same seed, same picture'],
  reads: englishByClip,
  quality: 2,
  seconds: 40,
  sizes: { min: 256, max: 1024, megapixels: 0.6, multiple: 64 },
  offers: hereOffers('lcm-dreamshaper', {
    sources: [
      {
        repo: 'SimianLuo/LCM_Dreamshaper_v7',
        revision: 'main',
        folders: ['text_encoder', 'unet', 'vae_decoder', 'vae_encoder', 'tokenizer'],
      },
    ],
    layout: 'sd',
    prediction: 'epsilon',
    spacing: 'leading',
    scheduler: 'LCM',
    steps: 4,
    guidance: 8.5,
    latentScale: 0.18215,
    side: 512,
    licence: { name: 'MIT', url: 'https://huggingface.co/SimianLuo/LCM_Dreamshaper_v7' },
    bytes: 4_300_000_000,
  }),
  source: { date: '2026-11-21', from: 'huggingface.co/SimianLuo/LCM_Dreamshaper_v7' },
}
