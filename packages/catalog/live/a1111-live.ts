import { prompt, seed } from '../wires/index.ts'
import type { LiveModel } from './live-model.ts'

export const a1111Live: LiveModel = {
  id: 'a1111-live',
  name: 'Your Stable Diffusion Live',
  description: 'Whatever checkpoint AUTOMATIC1111 or Forge has loaded, asked picture by picture: slower.',
  provider: 'a1111',
  endpoint: 'img2img',
  price: { usd: 0, per: 'output' },
  by: 'calls',
  wire: {
    prompt,
    init_images: { as: 'file', field: 'image', list: true },
    denoising_strength: 'strength',
    width: 'width',
    height: 'height',
    seed,
    steps: { as: 'constant', value: 12 },
  },
  sizes: { min: 512, max: 1024, multiple: 64 },
  styles: true,
  source: { date: '2026-11-22', from: 'AUTOMATIC1111 modules/api' },
}
