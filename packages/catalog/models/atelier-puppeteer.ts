import { clipOffers } from './built-in.ts'
import type { Model } from './model.ts'

export const atelierPuppeteer: Model = {
  id: 'atelier-puppeteer',
  name: 'Atelier Puppeteer',
  group: 'Built in',
  description:
    'Built in, offline; moves a mouth with a recording, and a pictured character as a performer moves, flat as a paper puppet.',
  parameters: [],
  abilities: ['offline', 'free', 'lips by sound', 'poses'],
  quality: 2,
  seconds: 30,
  offers: clipOffers('puppeteer', 'lip-sync', 'transfer-motion'),
  source: { date: '2026-11-27', from: 'packages/film' },
}
