import { image, prompt, seed } from '../wires/index.ts'
import type { Model } from './model.ts'
import type { Wire } from './wire.ts'

/** 24 pictures a second, and the one it begins with. */
const clip: Wire = {
  'Prompt.text': prompt,
  'Negative prompt.text': 'negative_prompt',
  'Size.width': { as: 'pixels', side: 'width', multiple: 32 },
  'Size.height': { as: 'pixels', side: 'height', multiple: 32 },
  'Size.length': { as: 'scaled', field: 'duration', times: 24, plus: 1, whole: true },
  'Sampler.seed': seed,
}

export const ownWan: Model = {
  id: 'own-wan',
  name: 'Your Wan 2.2',
  group: 'Your servers',
  description: 'Wan 2.2 of 5 billion weights on your ComfyUI.',
  abilities: ['private', 'free'],
  quality: 3,
  seconds: 240,
  clips: { seconds: [2, 3, 4, 5], resolutions: ['480p', '720p'] },
  offers: [
    {
      provider: 'comfyui',
      endpoint: 'wan.text-to-video',
      operation: 'text-to-video',
      price: { usd: 0, per: 'output' },
      batch: 1,
      wire: clip,
    },
    {
      provider: 'comfyui',
      endpoint: 'wan.image-to-video',
      operation: 'image-to-video',
      price: { usd: 0, per: 'output' },
      batch: 1,
      wire: { ...clip, 'Picture.image': image },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'docs.comfy.org/tutorials/video/wan/wan2_2; Comfy-Org/ComfyUI nodes_wan.py',
  },
}
