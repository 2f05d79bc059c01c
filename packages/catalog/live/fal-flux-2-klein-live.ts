import { image, prompt, seed } from '../wires/index.ts'
import type { LiveModel } from './live-model.ts'

export const falFlux2KleinLive: LiveModel = {
  id: 'fal-flux-2-klein-live',
  name: 'FLUX.2 klein Live',
  description: 'FLUX.2 in three steps at fal, square pictures. Charged by the second.',
  provider: 'fal',
  endpoint: 'fal-ai/flux-2/klein/realtime',
  price: { usd: 0.00194, per: 'second' },
  lingers: 5,
  by: 'socket',
  // It edits what was drawn as the words say; it has nothing for how far it may go.
  wire: {
    prompt,
    image_url: image,
    image_size: { as: 'constant', value: 'square' },
    seed,
    num_inference_steps: { as: 'constant', value: 3 },
    schedule_mu: { as: 'constant', value: 2.3 },
    output_feedback_strength: { as: 'constant', value: 1 },
  },
  sizes: { min: 768, max: 768, multiple: 64 },
  styles: true,
  source: {
    date: '2026-11-22',
    from: 'github.com/fal-ai/fal-js at 381105e (endpoints.ts); the price as billed to github.com/donpinkus/kiki (documents/references/provider-config.md)',
  },
}
