import { count, png, prompt, seed, size } from '../wires/index.ts'
import type { Model } from './model.ts'
import { englishByClip } from './reads.ts'

export const sdxlLightning: Model = {
  id: 'sdxl-lightning',
  name: 'SDXL Lightning',
  group: 'Stable Diffusion',
  description: 'SDXL in four steps.',
  abilities: ['fast', 'cheap'],
  reads: englishByClip,
  quality: 2,
  seconds: 1.5,
  sizes: { min: 512, max: 1280, megapixels: 1.7, multiple: 64 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/fast-lightning-sdxl',
      operation: 'text-to-image',
      price: { usd: 0.0015, per: 'output' },
      batch: 4,
      wire: { prompt, image_size: size, num_images: count, seed, format: png },
    },
    {
      provider: 'replicate',
      endpoint:
        'bytedance/sdxl-lightning-4step:5599ed30703defd1d160a25a63321b4dec97101d98b4674bcc56e41f62f35637',
      operation: 'text-to-image',
      price: { usd: 0.0014, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        width: 'width',
        height: 'height',
        num_outputs: count,
        seed,
      },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing; replicate.com/explore (each model’s API page)',
  },
}
