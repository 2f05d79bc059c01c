import { count, geminiRatios, images, png, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'

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
      price: { usd: 0.039, per: 'output' },
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
      price: { usd: 0.039, per: 'output' },
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
  source: { date: '2026-11-21', from: 'ai.google.dev/gemini-api/docs/pricing' },
}
