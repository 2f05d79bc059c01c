import type { LiveModel } from './live-model.ts'

export const atelierLive: LiveModel = {
  id: 'atelier-live',
  name: 'Atelier Live',
  description: 'Built in, offline: paints what you draw in the light and the style of what you write.',
  provider: 'atelier',
  endpoint: 'live',
  price: { usd: 0, per: 'output' },
  by: 'socket',
  sizes: { min: 256, max: 1024, multiple: 64 },
  styles: true,
  colour: true,
  source: { date: '2026-11-22', from: 'packages/atelier/live' },
}
