import { falWords, png, prompt, replicateRatio, seed, waveSize, ranged } from '../wires/index.ts'
import type { Model } from './model.ts'

export const qwenImage: Model = {
  id: 'qwen-image',
  name: 'Qwen Image',
  group: 'Qwen',
  description: 'Long texts in pictures, Chinese and Latin.',
  abilities: ['text in pictures', 'negative prompt'],
  quality: 4,
  seconds: 10,
  sizes: { min: 512, max: 2048, megapixels: 3, multiple: 16 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/qwen-image',
      operation: 'text-to-image',
      price: { usd: 0.02, per: 'megapixel' },
      batch: 4,
      wire: {
        ...falWords,
        negative_prompt: 'negative_prompt',
        num_inference_steps: ranged('steps', 2, 250),
        guidance_scale: ranged('cfg_scale', 0, 20),
      },
    },
    {
      provider: 'replicate',
      endpoint: 'qwen/qwen-image',
      operation: 'text-to-image',
      price: { usd: 0.025, per: 'output' },
      batch: 1,
      wire: {
        ...replicateRatio,
        prompt,
        negative_prompt: 'negative_prompt',
        guidance: 'cfg_scale',
        num_inference_steps: 'steps',
        seed,
        output_format: png,
      },
    },
    {
      provider: 'wavespeed',
      endpoint: 'wavespeed-ai/qwen-image/text-to-image',
      operation: 'text-to-image',
      price: { usd: 0.02, per: 'output' },
      batch: 1,
      wire: { prompt, size: waveSize, seed },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing; ranges: fal.ai/models/fal-ai/qwen-image/llms.txt',
  },
}
