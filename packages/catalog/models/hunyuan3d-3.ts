import { image, prompt, seed31 } from '../wires/index.ts'
import type { Model } from './model.ts'

export const hunyuan3d3: Model = {
  id: 'hunyuan3d-3',
  name: 'Hunyuan3D 3.1 Pro',
  group: 'Tencent',
  description: 'The finest of Tencent’s 3D models, from words or a picture.',
  abilities: ['texture', 'fine detail'],
  quality: 5,
  seconds: 120,
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/hunyuan-3d/v3.1/pro/text-to-3d',
      operation: 'text-to-3d',
      price: { usd: 0.375, per: 'output' },
      batch: 1,
      wire: { prompt, seed: seed31 },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/hunyuan-3d/v3.1/pro/image-to-3d',
      operation: 'image-to-3d',
      price: { usd: 0.375, per: 'output' },
      batch: 1,
      wire: { input_image_url: image, face_count: 'faces' },
    },
  ],
  source: { date: '2026-11-21', from: 'fal.ai/docs/model-api-reference/3d-api/overview' },
}
