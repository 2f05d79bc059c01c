import { count, geminiRatios, images, png, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'
import type { Meter } from './price.ts'

const meter: Meter = { per: 'million-tokens', words: 2, pictures: 2, written: 12, drawn: 120 }

export const gemini3ProImage: Model = {
  id: 'gemini-3-pro-image',
  name: 'Gemini 3 Pro Image',
  group: 'Google',
  description: 'Understands what it draws; known as Nano Banana.',
  abilities: ['edits', 'text in pictures', 'several references'],
  quality: 5,
  seconds: 20,
  sizes: { min: 512, max: 4096, megapixels: 16.8, multiple: 1 },
  offers: [
    {
      provider: 'google',
      endpoint: 'gemini-3-pro-image',
      operation: 'text-to-image',
      price: { usd: 0.134, per: 'output', beyond: [{ pixels: 3072, usd: 0.24 }], meter },
      batch: 1,
      wire: {
        prompt,
        'imageConfig.aspectRatio': geminiRatios,
        'imageConfig.imageSize': { as: 'longest-side', of: { '1K': 1536, '2K': 3072, '4K': 4096 } },
      },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/nano-banana-pro',
      operation: 'text-to-image',
      price: { usd: 0.15, per: 'output' },
      batch: 4,
      wire: { prompt, aspect_ratio: geminiRatios, num_images: count, output_format: png },
    },
    {
      provider: 'google',
      endpoint: 'gemini-3-pro-image',
      operation: 'instruct-edit',
      price: { usd: 0.134, per: 'output', meter },
      batch: 1,
      wire: { prompt, images: images },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/nano-banana-pro/edit',
      operation: 'instruct-edit',
      price: { usd: 0.15, per: 'output' },
      batch: 4,
      wire: { prompt, image_urls: images, num_images: count, output_format: png },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'ai.google.dev/gemini-api/docs/pricing, its tokens as docs.litellm.ai and Vercel’s gateway quote them',
  },
}
