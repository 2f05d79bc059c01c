import { image, lengthText, prompt } from '../wires/index.ts'
import type { Model } from './model.ts'

export const kling25Turbo: Model = {
  id: 'kling-2.5-turbo',
  name: 'Kling 2.5 Turbo',
  group: 'Kling',
  description: 'The cheaper Kling: 720p from a picture.',
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
  ],
  source: {
    date: '2026-11-21',
    from: 'fal.ai/models/fal-ai/kling-video/v2.5-turbo/standard/image-to-video/llms.txt',
  },
}
