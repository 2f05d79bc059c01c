import { image, seed, size } from '../wires/index.ts'
import type { LiveModel } from './live-model.ts'

export const falLcmLive: LiveModel = {
  id: 'fal-lcm-live',
  name: 'LCM Live',
  description: 'Latent consistency in four steps at fal: cheap, and follows what you drew closely.',
  provider: 'fal',
  endpoint: 'fal-ai/fast-lcm-diffusion/image-to-image',
  price: { usd: 0.001, per: 'output' },
  by: 'socket',
  wire: {
    // Without words it answers with an error, and charges for it.
    prompt: { as: 'prompt', fallback: 'a detailed, finished picture' },
    image_url: image,
    image_size: size,
    // Of four steps at least one has to be left.
    strength: { as: 'scaled', field: 'strength', min: 0.25, max: 1 },
    seed,
    num_inference_steps: { as: 'constant', value: 4 },
    sync_mode: { as: 'constant', value: true },
  },
  sizes: { min: 512, max: 1024, multiple: 64 },
  styles: true,
  source: {
    date: '2026-11-22',
    from: 'github.com/fal-ai/fal-js at 381105e (endpoints.ts, its real-time demo); docs.fal.ai/documentation/model-apis/inference/real-time; the price as in models/lcm.ts',
  },
}
