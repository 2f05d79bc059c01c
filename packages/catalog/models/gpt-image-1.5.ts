import { clearMask, count, gptImageSizes, images, png, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'

export const gptImage15: Model = {
  id: 'gpt-image-1.5',
  name: 'GPT Image 1.5',
  group: 'OpenAI',
  description: 'Good instructions in three sizes.',
  abilities: ['text in pictures', 'edits', 'inpainting'],
  quality: 4,
  seconds: 20,
  sizes: { min: 1024, max: 1536, megapixels: 1.6, multiple: 1 },
  offers: [
    {
      provider: 'openai',
      endpoint: 'gpt-image-1.5',
      operation: 'text-to-image',
      price: { usd: 0.034, per: 'output' },
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
      endpoint: 'gpt-image-1.5',
      operation: 'instruct-edit',
      price: { usd: 0.041, per: 'output' },
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
      endpoint: 'gpt-image-1.5',
      operation: 'inpaint',
      price: { usd: 0.041, per: 'output' },
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
