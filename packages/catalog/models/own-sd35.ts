import { count, image, mask, prompt, seed } from '../wires/index.ts'
import type { Model } from './model.ts'
import { englishByClip } from './reads.ts'

export const ownSd35: Model = {
  id: 'own-sd35',
  name: 'Your SD 3.5',
  group: 'Your servers',
  description: 'A Stable Diffusion 3.5 checkpoint of your ComfyUI.',
  abilities: ['private', 'free', 'image to image', 'inpainting'],
  reads: englishByClip,
  quality: 3,
  seconds: 15,
  sizes: { min: 256, max: 2048, megapixels: 4.2, multiple: 16 },
  offers: [
    {
      provider: 'comfyui',
      endpoint: 'sd35.text-to-image',
      operation: 'text-to-image',
      price: { usd: 0, per: 'output' },
      batch: 4,
      wire: {
        'Prompt.text': prompt,
        'Negative prompt.text': 'negative_prompt',
        'Size.width': 'width',
        'Size.height': 'height',
        'Size.batch_size': count,
        'Sampler.seed': seed,
        'Sampler.steps': 'steps',
        'Sampler.cfg': 'cfg_scale',
      },
    },
    {
      provider: 'comfyui',
      endpoint: 'sd35.image-to-image',
      operation: 'image-to-image',
      price: { usd: 0, per: 'output' },
      batch: 1,
      wire: {
        'Prompt.text': prompt,
        'Negative prompt.text': 'negative_prompt',
        'Picture.image': image,
        'Sampler.denoise': 'strength',
        'Sampler.seed': seed,
        'Sampler.steps': 'steps',
        'Sampler.cfg': 'cfg_scale',
      },
    },
    {
      provider: 'comfyui',
      endpoint: 'sd35.inpaint',
      operation: 'inpaint',
      price: { usd: 0, per: 'output' },
      batch: 1,
      wire: {
        'Prompt.text': prompt,
        'Negative prompt.text': 'negative_prompt',
        'Picture.image': image,
        'Mask.image': mask,
        'Sampler.seed': seed,
        'Sampler.steps': 'steps',
        'Sampler.cfg': 'cfg_scale',
      },
    },
  ],
  source: { date: '2026-11-21', from: 'Comfy-Org/ComfyUI nodes.py' },
}
