import { prompt, runwayRatios, seed } from '../wires/index.ts'
import type { Model } from './model.ts'

export const runwayGen4Image: Model = {
  id: 'runway-gen4-image',
  name: 'Runway Gen-4 Image',
  group: 'Runway',
  description: 'Cinematic stills.',
  abilities: ['photographs'],
  quality: 4,
  seconds: 15,
  sizes: { min: 720, max: 1920, megapixels: 2.1, multiple: 1 },
  offers: [
    {
      provider: 'runway',
      endpoint: 'text_to_image:gen4_image',
      operation: 'text-to-image',
      price: { usd: 0.08, per: 'output' },
      batch: 1,
      wire: { promptText: prompt, ratio: runwayRatios, seed },
    },
  ],
  source: { date: '2026-11-21', from: 'docs.dev.runwayml.com pricing; inference.sh price of 2026-08' },
}
