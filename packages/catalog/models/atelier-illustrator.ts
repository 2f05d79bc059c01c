import type { Model } from './model.ts'

export const atelierIllustrator: Model = {
  id: 'atelier-illustrator',
  name: 'Atelier Illustrator',
  group: 'Built in',
  description: 'Built in, offline; draws illustrations, not photographs.',
  parameters: ['negative_prompt', 'style', 'format'],
  abilities: ['offline', 'free', 'text in pictures', 'vector output', 'same seed, same picture'],
  quality: 1,
  seconds: 1.2,
  sizes: { min: 64, max: 4096, megapixels: 16.777216, multiple: 1 },
  offers: [
    {
      provider: 'atelier',
      endpoint: 'illustrator',
      operation: 'text-to-image',
      price: { usd: 0, per: 'output' },
      batch: 1,
    },
  ],
  source: { date: '2026-11-20', from: 'packages/atelier' },
}
