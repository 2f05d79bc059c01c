import { clearMask, count, gptImageSizes, images, png, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'

export const gptImage1Mini: Model = {
  id: 'gpt-image-1-mini',
  name: 'GPT Image 1 mini',
  group: 'OpenAI',
  description: 'The cheapest of its family.',
  abilities: ['text in pictures', 'edits', 'inpainting'],
  quality: 3,
  seconds: 20,
  sizes: { min: 1024, max: 1536, megapixels: 1.6, multiple: 1 },
  offers: [
    {
      provider: 'openai',
      endpoint: 'gpt-image-1-mini',
      operation: 'text-to-image',
      price: { usd: 0.011, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        size: gptImageSizes,
        n: count,
        quality: { as: 'constant', value: 'medium' },
        output_format: png,
      },
    },
    {
      provider: 'openai',
      endpoint: 'gpt-image-1-mini',
      operation: 'instruct-edit',
      price: { usd: 0.013, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        'image[]': images,
        n: count,
        quality: { as: 'constant', value: 'medium' },
        output_format: png,
      },
    },
    {
      provider: 'openai',
      endpoint: 'gpt-image-1-mini',
      operation: 'inpaint',
      price: { usd: 0.013, per: 'output' },
      batch: 4,
      wire: {
        prompt,
        'image[]': images,
        mask: clearMask,
        n: count,
        quality: { as: 'constant', value: 'medium' },
        output_format: png,
      },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'docs.apiyi.com price table of 2026-11; fal.ai/models/openai/gpt-image-2 (token-priced: an estimate at medium quality); masks: github.com/openai/openai-openapi, CreateImageEditRequest',
  },
}
