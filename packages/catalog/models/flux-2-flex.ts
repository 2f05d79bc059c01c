import { image, png, prompt, seed, size, ranged } from '../wires/index.ts'
import type { Model } from './model.ts'

export const flux2Flex: Model = {
  id: 'flux-2-flex',
  name: 'FLUX.2 flex',
  group: 'FLUX',
  description: 'Steps and guidance to set; good with type.',
  abilities: ['text in pictures', 'edits'],
  quality: 4,
  seconds: 12,
  sizes: { min: 256, max: 2048, megapixels: 4, multiple: 16 },
  offers: [
    {
      provider: 'bfl',
      endpoint: 'flux-2-flex',
      operation: 'text-to-image',
      price: { usd: 0.05, per: 'megapixel' },
      batch: 1,
      wire: {
        prompt,
        width: 'width',
        height: 'height',
        seed,
        output_format: png,
        steps: ranged('steps', 1, 50),
        guidance: ranged('cfg_scale', 1.5, 10),
      },
    },
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux-2-flex',
      operation: 'text-to-image',
      price: { usd: 0.05, per: 'megapixel' },
      batch: 1,
      wire: {
        prompt,
        image_size: size,
        seed,
        num_inference_steps: 'steps',
        guidance_scale: 'cfg_scale',
        output_format: png,
      },
    },
    {
      provider: 'bfl',
      endpoint: 'flux-2-flex',
      operation: 'instruct-edit',
      price: { usd: 0.1, per: 'output' },
      batch: 1,
      wire: { prompt, input_image: image, seed, output_format: png },
    },
  ],
  source: {
    date: '2026-11-27',
    from: 'docs.bfl.ai/quick_start/pricing; ranges: Black Forest Labs’ OpenAPI, Flux2FlexInputs',
  },
}
