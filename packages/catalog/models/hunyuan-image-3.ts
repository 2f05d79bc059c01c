import { falWords, ranged } from '../wires/index.ts'
import type { Model } from './model.ts'

export const hunyuanImage3: Model = {
  id: 'hunyuan-image-3',
  name: 'Hunyuan Image 3',
  group: 'Others',
  description: 'Tencent’s large model; thinks before it draws.',
  abilities: ['text in pictures', 'negative prompt'],
  quality: 4,
  seconds: 30,
  sizes: { min: 512, max: 2048, megapixels: 4.2, multiple: 16 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/hunyuan-image/v3/text-to-image',
      operation: 'text-to-image',
      price: { usd: 0.1, per: 'megapixel' },
      batch: 4,
      wire: {
        ...falWords,
        negative_prompt: 'negative_prompt',
        num_inference_steps: ranged('steps', 1, 50),
        guidance_scale: ranged('cfg_scale', 1, 20),
      },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing; ranges: fal.ai/models/fal-ai/hunyuan-image/v3/text-to-image/llms.txt',
  },
}
