import { image, prompt, seed } from '../wires/index.ts'
import type { LiveModel } from './live-model.ts'

export const comfyUiTurboLive: LiveModel = {
  id: 'comfyui-turbo-live',
  name: 'Turbo Live',
  description: 'A Turbo, Lightning, Hyper or LCM checkpoint on a ComfyUI server of your own, in four steps.',
  provider: 'comfyui',
  endpoint: 'turbo.live',
  price: { usd: 0, per: 'output' },
  by: 'socket',
  wire: {
    'Prompt.text': prompt,
    'Picture.image': image,
    'Sampler.seed': seed,
    'Sampler.denoise': { as: 'scaled', field: 'strength', min: 0.05, max: 1 },
  },
  sizes: { min: 512, max: 1024, multiple: 64 },
  styles: true,
  source: {
    date: '2026-11-22',
    from: 'github.com/comfyanonymous/ComfyUI at a125cd8 (server.py, execution.py, websocket_image_save.py)',
  },
}
