import type { Model } from './model.ts'

export const atelierSurveyor: Model = {
  id: 'atelier-surveyor',
  name: 'Atelier Surveyor',
  group: 'Built in',
  description: 'Built in, offline; takes a material’s relief from its light and shade.',
  parameters: ['relief'],
  abilities: ['offline', 'free', 'tiles stay tiles'],
  quality: 2,
  seconds: 1,
  // Which map an output is follows from its place in the call: one call makes all four.
  offers: [
    {
      provider: 'atelier',
      endpoint: 'surveyor',
      operation: 'material-maps',
      price: { usd: 0, per: 'output' },
      batch: 4,
    },
  ],
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
