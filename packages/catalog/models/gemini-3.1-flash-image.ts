import { count, geminiRatios, images, png, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'
import type { Meter } from './price.ts'

const meter: Meter = { per: 'million-tokens', words: 0.5, pictures: 0.5, written: 3, drawn: 60 }

export const gemini31FlashImage: Model = {
  id: 'gemini-3.1-flash-image',
  name: 'Gemini 3.1 Flash Image',
  group: 'Google',
  description: 'Understands what it draws; known as Nano Banana.',
  abilities: ['edits', 'text in pictures', 'several references'],
  quality: 4,
  seconds: 10,
  sizes: { min: 512, max: 4096, megapixels: 16.8, multiple: 1 },
  offers: [
    {
      provider: 'google',
      endpoint: 'gemini-3.1-flash-image',
      operation: 'text-to-image',
      price: {
        usd: 0.067,
        per: 'output',
        beyond: [
          { pixels: 1536, usd: 0.101 },
          { pixels: 3072, usd: 0.151 },
        ],
        meter,
      },
      batch: 1,
      wire: {
        prompt,
        'imageConfig.aspectRatio': geminiRatios,
        'imageConfig.imageSize': { as: 'longest-side', of: { '1K': 1536, '2K': 3072, '4K': 4096 } },
      },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/nano-banana-2',
      operation: 'text-to-image',
      price: { usd: 0.08, per: 'output' },
      batch: 4,
      wire: { prompt, aspect_ratio: geminiRatios, num_images: count, output_format: png },
    },
    {
      provider: 'google',
      endpoint: 'gemini-3.1-flash-image',
      operation: 'instruct-edit',
      price: { usd: 0.067, per: 'output', meter },
      batch: 1,
      wire: { prompt, images: images },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/nano-banana-2/edit',
      operation: 'instruct-edit',
      price: { usd: 0.08, per: 'output' },
      batch: 4,
      wire: { prompt, image_urls: images, num_images: count, output_format: png },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'ai.google.dev/gemini-api/docs/pricing, its tokens as docs.litellm.ai and Vercel’s gateway quote them',
  },
}
