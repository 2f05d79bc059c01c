import { endImage, image, lengthText, prompt, seed, wideOrTall } from '../wires/index.ts'
import type { Model } from './model.ts'

export const veo31: Model = {
  id: 'veo-3.1',
  name: 'Veo 3.1',
  group: 'Google',
  description: 'Clips with sound and speech from Google’s best model.',
  abilities: ['sound', '1080p'],
  quality: 5,
  seconds: 120,
  clips: { seconds: [4, 6, 8], resolutions: ['720p', '1080p'] },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/veo3.1',
      operation: 'text-to-video',
      price: { usd: 0.4, per: 'second', times: { sound: { false: 0.5 } } },
      batch: 1,
      wire: {
        prompt,
        negative_prompt: 'negative_prompt',
        aspect_ratio: wideOrTall,
        duration: lengthText('s', 4, 6, 8),
        resolution: 'resolution',
        generate_audio: 'sound',
        seed,
      },
    },
    {
      provider: 'google',
      endpoint: 'veo-3.1-generate-preview:predictLongRunning',
      operation: 'text-to-video',
      price: { usd: 0.4, per: 'second' },
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
      provider: 'fal',
      endpoint: 'fal-ai/veo3.1/image-to-video',
      operation: 'image-to-video',
      price: { usd: 0.4, per: 'second', times: { sound: { false: 0.5 } } },
      batch: 1,
      wire: {
        prompt,
        image_url: image,
        aspect_ratio: { as: 'constant', value: 'auto' },
        duration: lengthText('s', 4, 6, 8),
        resolution: 'resolution',
        generate_audio: 'sound',
      },
    },
    {
      provider: 'google',
      endpoint: 'veo-3.1-generate-preview:predictLongRunning',
      operation: 'image-to-video',
      price: { usd: 0.4, per: 'second' },
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
  source: {
    date: '2026-11-21',
    from: 'fal.ai/models/fal-ai/veo3.1/llms.txt; ai.google.dev/gemini-api/docs/pricing by aifreeapi.com of 2026-03',
  },
}
