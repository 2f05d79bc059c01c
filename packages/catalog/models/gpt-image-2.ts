import { clearMask, count, images, png, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'
import type { Meter } from './price.ts'

const meter: Meter = { per: 'million-tokens', words: 5, pictures: 8, written: 10, drawn: 30 }

export const gptImage2: Model = {
  id: 'gpt-image-2',
  name: 'GPT Image 2',
  group: 'OpenAI',
  description: 'Follows long instructions; dense text and layouts.',
  abilities: ['text in pictures', 'edits', 'inpainting'],
  quality: 5,
  seconds: 25,
  sizes: { min: 512, max: 3840, megapixels: 8.3, multiple: 16 },
  offers: [
    {
      provider: 'openai',
      endpoint: 'gpt-image-2',
      operation: 'text-to-image',
      price: { usd: 0.07, per: 'megapixel', meter },
      batch: 4,
      wire: {
        prompt,
        size: { as: 'size-text', by: 'x' },
        n: count,
        quality: { as: 'constant', value: 'medium' },
        output_format: png,
      },
    },
    {
      provider: 'openai',
      endpoint: 'gpt-image-2',
      operation: 'instruct-edit',
      price: { usd: 0.08, per: 'output', meter },
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
      endpoint: 'gpt-image-2',
      operation: 'inpaint',
      price: { usd: 0.08, per: 'output', meter },
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
    date: '2026-11-27',
    from: 'docs.apiyi.com price table of 2026-11; fal.ai/models/openai/gpt-image-2 (token-priced: an estimate at medium quality); tokens: openai.com/api/pricing, as robotsatlas.com/ai-models/chatgpt-images-2-0 and tokenmix.ai quote it; masks: github.com/openai/openai-openapi, CreateImageEditRequest',
  },
}
