import { image, lengthText, prompt, shape } from '../wires/index.ts'
import type { Model } from './model.ts'

const words = {
  prompt,
  negative_prompt: 'negative_prompt',
  duration: lengthText('', 5, 10),
  mode: { as: 'constant', value: 'std' },
} as const

export const kling25Turbo: Model = {
  id: 'kling-2.5-turbo',
  name: 'Kling 2.5 Turbo',
  group: 'Kling',
  description: 'The cheaper Kling, in 720p.',
  abilities: ['motion', 'cheap'],
  quality: 4,
  seconds: 90,
  clips: { seconds: [5, 10], resolutions: ['720p'] },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/kling-video/v2.5-turbo/standard/image-to-video',
      operation: 'image-to-video',
      price: { usd: 0.042, per: 'second' },
      batch: 1,
      wire: { prompt, negative_prompt: 'negative_prompt', image_url: image, duration: lengthText('', 5, 10) },
    },
    {
      provider: 'kling',
      endpoint: 'v1/videos/image2video:kling-v2-5-turbo',
      operation: 'image-to-video',
      price: { usd: 0.042, per: 'second' },
      batch: 1,
      wire: { ...words, image },
    },
    {
      provider: 'kling',
      endpoint: 'v1/videos/text2video:kling-v2-5-turbo',
      operation: 'text-to-video',
      price: { usd: 0.042, per: 'second' },
      batch: 1,
      wire: { ...words, aspect_ratio: shape('16:9', '9:16', '1:1') },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'kling.ai/document-api/pricing/base/video; fal.ai/models/fal-ai/kling-video/v2.5-turbo/standard/image-to-video/llms.txt',
  },
}
