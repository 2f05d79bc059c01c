import { endImage, image, prompt, wideOrTall } from '../wires/index.ts'
import type { Model } from './model.ts'

export const veo31Fast: Model = {
  id: 'veo-3.1-fast',
  name: 'Veo 3.1 Fast',
  group: 'Google',
  description: 'Veo with sound for less than half.',
  abilities: ['sound', '1080p', 'fast'],
  quality: 4,
  seconds: 70,
  clips: { seconds: [4, 6, 8], resolutions: ['720p', '1080p'] },
  offers: [
    {
      provider: 'google',
      endpoint: 'veo-3.1-fast-generate-preview:predictLongRunning',
      operation: 'text-to-video',
      price: { usd: 0.15, per: 'second' },
      batch: 1,
      wire: {
        'instances.prompt': prompt,
        'parameters.aspectRatio': wideOrTall,
        'parameters.durationSeconds': 'duration',
        'parameters.resolution': 'resolution',
        'parameters.negativePrompt': 'negative_prompt',
      },
    },
    {
      provider: 'google',
      endpoint: 'veo-3.1-fast-generate-preview:predictLongRunning',
      operation: 'image-to-video',
      price: { usd: 0.15, per: 'second' },
      batch: 1,
      wire: {
        'instances.prompt': prompt,
        'instances.image': image,
        'instances.lastFrame': endImage,
        'parameters.durationSeconds': 'duration',
        'parameters.resolution': 'resolution',
        'parameters.negativePrompt': 'negative_prompt',
      },
    },
  ],
  source: { date: '2026-11-21', from: 'ai.google.dev/gemini-api/docs/pricing by aifreeapi.com of 2026-03' },
}
