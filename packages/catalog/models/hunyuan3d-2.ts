import { image, seed31 } from '../wires/index.ts'
import type { Model } from './model.ts'

export const hunyuan3d2: Model = {
  id: 'hunyuan3d-2',
  name: 'Hunyuan3D 2',
  group: 'Tencent',
  description: 'Detailed shapes from a picture.',
  abilities: ['texture'],
  quality: 4,
  seconds: 60,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/hunyuan3d/v2',
      operation: 'image-to-3d',
      price: { usd: 0.16, per: 'output' },
      batch: 1,
      wire: { input_image_url: image, seed: seed31 },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/models/fal-ai/hunyuan3d/v2/llms.txt' },
}
