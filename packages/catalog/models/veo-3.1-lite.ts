import { lengthText, prompt, seed, wideOrTall } from '../wires/index.ts'
import type { Model } from './model.ts'

export const veo31Lite: Model = {
  id: 'veo-3.1-lite',
  name: 'Veo 3.1 Lite',
  group: 'Google',
  description: 'The cheapest way to a clip with sound.',
  abilities: ['sound', 'cheap'],
  quality: 3,
  seconds: 60,
  clips: { seconds: [4, 6, 8], resolutions: ['720p', '1080p'] },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/veo3.1/lite',
      operation: 'text-to-video',
      price: { usd: 0.05, per: 'second', times: { resolution: { '1080p': 1.6 }, sound: { false: 0.625 } } },
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
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models/fal-ai/veo3.1/lite/llms.txt' },
}
