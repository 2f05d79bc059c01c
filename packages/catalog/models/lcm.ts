import { count, image, prompt, seed, size } from '../wires/index.ts'
import type { Model } from './model.ts'
import { englishByClip } from './reads.ts'

export const lcm: Model = {
  id: 'lcm',
  name: 'LCM',
  group: 'Others',
  description: 'A few steps: fast enough to follow a hand.',
  abilities: ['fast', 'cheap', 'image to image'],
  reads: englishByClip,
  quality: 1,
  seconds: 0.6,
  sizes: { min: 512, max: 1024, megapixels: 1.1, multiple: 64 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/fast-lcm-diffusion',
      operation: 'text-to-image',
      price: { usd: 0.001, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        image_size: size,
        num_inference_steps: { as: 'scaled', field: 'steps', whole: true, min: 1, max: 12 },
        num_images: count,
        seed,
      },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/fast-lcm-diffusion/image-to-image',
      operation: 'image-to-image',
      price: { usd: 0.001, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        image_url: image,
        strength: 'strength',
        num_images: count,
        seed,
      },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing' },
}
