import { count, geminiRatios, images, png, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'
import type { Meter } from './price.ts'

const meter: Meter = { per: 'million-tokens', words: 0.3, pictures: 0.3, written: 2.5, drawn: 30 }

export const gemini25FlashImage: Model = {
  id: 'gemini-2.5-flash-image',
  name: 'Gemini 2.5 Flash Image',
  group: 'Google',
  description: 'Understands what it draws; known as Nano Banana.',
  abilities: ['edits', 'text in pictures', 'several references'],
  quality: 4,
  seconds: 8,
  sizes: { min: 512, max: 4096, megapixels: 16.8, multiple: 1 },
  offers: [
    {
      provider: 'google',
      endpoint: 'gemini-2.5-flash-image',
      operation: 'text-to-image',
      price: { usd: 0.039, per: 'output', meter },
      batch: 1,
      wire: { prompt, 'imageConfig.aspectRatio': geminiRatios },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/nano-banana',
      operation: 'text-to-image',
      price: { usd: 0.039, per: 'output' },
      batch: 4,
      wire: { prompt, aspect_ratio: geminiRatios, num_images: count, output_format: png },
    },
    {
      provider: 'google',
      endpoint: 'gemini-2.5-flash-image',
      operation: 'instruct-edit',
      price: { usd: 0.039, per: 'output', meter },
      batch: 1,
      wire: { prompt, images: images },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/nano-banana/edit',
      operation: 'instruct-edit',
      price: { usd: 0.039, per: 'output' },
      batch: 4,
      wire: { prompt, image_urls: images, num_images: count, output_format: png },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'ai.google.dev/gemini-api/docs/pricing, its tokens as docs.litellm.ai and Vercel’s gateway quote them',
  },
}
