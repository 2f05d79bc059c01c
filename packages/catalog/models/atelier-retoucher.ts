import type { Model } from './model.ts'

export const atelierRetoucher: Model = {
  id: 'atelier-retoucher',
  name: 'Atelier Retoucher',
  group: 'Built in',
  description: 'Built in, offline; fills with what is around, and puts nothing new there.',
  parameters: ['prompt', 'blend'],
  abilities: ['offline', 'free', 'same seed, same picture'],
  quality: 2,
  seconds: 3,
  offers: [
    {
      provider: 'atelier',
      endpoint: 'retoucher',
      operation: 'erase-object',
      price: { usd: 0, per: 'output' },
      batch: 1,
    },
    {
      provider: 'atelier',
      endpoint: 'retoucher',
      operation: 'inpaint',
      price: { usd: 0, per: 'output' },
      batch: 1,
    },
    {
      provider: 'atelier',
      endpoint: 'retoucher',
      operation: 'outpaint',
      price: { usd: 0, per: 'output' },
      batch: 1,
    },
    {
      provider: 'atelier',
      endpoint: 'retoucher',
      operation: 'make-seamless',
      price: { usd: 0, per: 'output' },
      batch: 1,
    },
  ],
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
