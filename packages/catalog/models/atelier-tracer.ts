import type { Model } from './model.ts'

export const atelierTracer: Model = {
  id: 'atelier-tracer',
  name: 'Atelier Tracer',
  group: 'Built in',
  description: 'Built in, offline; traces a picture as editable curves.',
  parameters: ['colors', 'smoothness', 'corners'],
  abilities: ['offline', 'free', 'vector output'],
  quality: 3,
  seconds: 2,
  offers: [
    {
      provider: 'atelier',
      endpoint: 'tracer',
      operation: 'vectorize-image',
      price: { usd: 0, per: 'output' },
      batch: 1,
    },
  ],
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
