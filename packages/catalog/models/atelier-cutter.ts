import type { Model } from './model.ts'

export const atelierCutter: Model = {
  id: 'atelier-cutter',
  name: 'Atelier Cutter',
  group: 'Built in',
  description: 'Built in, offline; cuts out people, animals and things down to the hair.',
  parameters: ['strength', 'background'],
  abilities: ['offline', 'free', 'soft edges'],
  quality: 3,
  seconds: 4,
  offers: [
    {
      provider: 'atelier',
      endpoint: 'cutter',
      operation: 'remove-background',
      price: { usd: 0, per: 'output' },
      batch: 1,
    },
    {
      provider: 'atelier',
      endpoint: 'cutter',
      operation: 'replace-background',
      price: { usd: 0, per: 'output' },
      batch: 1,
    },
    {
      provider: 'atelier',
      endpoint: 'cutter',
      operation: 'blur-background',
      price: { usd: 0, per: 'output' },
      batch: 1,
    },
  ],
  source: { date: '2026-11-21', from: 'packages/darkroom' },
}
