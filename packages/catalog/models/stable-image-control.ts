import { image, png, prompt, seed, stabilityEdit, stabilityRatios } from '../wires/index.ts'
import type { Model } from './model.ts'
import { englishByStability } from './reads.ts'

export const stableImageControl: Model = {
  id: 'stable-image-control',
  name: 'Stable Image Control',
  group: 'Stable Image',
  description: 'Pictures from a sketch, a structure or a style.',
  abilities: ['sketches', 'structure', 'style'],
  reads: englishByStability,
  quality: 3,
  seconds: 6,
  sizes: { min: 512, max: 1536, megapixels: 2.1, multiple: 64 },
  offers: [
    {
      provider: 'stability',
      endpoint: 'control/sketch',
      operation: 'sketch-to-image',
      price: { usd: 0.05, per: 'output' },
      batch: 1,
      wire: {
        ...stabilityEdit,
        prompt,
        negative_prompt: 'negative_prompt',
        control_strength: 'strength',
      },
    },
    {
      provider: 'stability',
      endpoint: 'control/structure',
      operation: 'structure-to-image',
      price: { usd: 0.05, per: 'output' },
      batch: 1,
      wire: {
        ...stabilityEdit,
        prompt,
        negative_prompt: 'negative_prompt',
        control_strength: 'strength',
      },
    },
    {
      provider: 'stability',
      endpoint: 'control/style',
      operation: 'style-guide',
      price: { usd: 0.05, per: 'output' },
      batch: 1,
      wire: {
        ...stabilityEdit,
        prompt,
        negative_prompt: 'negative_prompt',
        fidelity: 'strength',
        aspect_ratio: stabilityRatios,
      },
    },
    {
      provider: 'stability',
      endpoint: 'control/style-transfer',
      operation: 'style-transfer',
      price: { usd: 0.08, per: 'output' },
      batch: 1,
      needs: ['style_image'],
      wire: {
        init_image: image,
        style_image: { as: 'file', field: 'style_image' },
        prompt,
        style_strength: 'strength',
        seed,
        output_format: png,
      },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'platform.stability.ai/docs/api-reference',
  },
}
