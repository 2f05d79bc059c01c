import { count, falWords, png, prompt, replicateRatio, seed, waveSize } from '../wires/index.ts'
import type { Model } from './model.ts'
import { englishByFluxCard } from './reads.ts'

export const fluxSchnell: Model = {
  id: 'flux-schnell',
  name: 'FLUX.1 schnell',
  group: 'FLUX',
  description: 'Very fast drafts in one to four steps.',
  abilities: ['fast', 'cheap'],
  reads: englishByFluxCard,
  quality: 2,
  seconds: 1.5,
  sizes: { min: 256, max: 1536, megapixels: 2.4, multiple: 16 },
  offers: [
    {
      provider: 'fal',
      endpoint: 'fal-ai/flux/schnell',
      operation: 'text-to-image',
      price: { usd: 0.003, per: 'megapixel' },
      batch: 4,
      wire: { ...falWords, num_inference_steps: 'steps' },
    },
    {
      provider: 'replicate',
      endpoint: 'black-forest-labs/flux-schnell',
      operation: 'text-to-image',
      price: { usd: 0.003, per: 'output' },
      batch: 4,
      wire: { ...replicateRatio, prompt, num_outputs: count, seed, output_format: png },
    },
    {
      provider: 'huggingface',
      endpoint: 'black-forest-labs/FLUX.1-schnell',
      operation: 'text-to-image',
      price: { usd: 0.0006, per: 'output' },
      batch: 1,
      wire: {
        inputs: prompt,
        'parameters.width': 'width',
        'parameters.height': 'height',
        'parameters.num_inference_steps': 'steps',
        'parameters.seed': seed,
      },
    },
    {
      provider: 'wavespeed',
      endpoint: 'wavespeed-ai/flux-schnell',
      operation: 'text-to-image',
      price: { usd: 0.003, per: 'output' },
      batch: 1,
      wire: { prompt, size: waveSize, seed },
    },
  ],
  source: {
    date: '2026-11-21',
    from: 'fal.ai/models; docs.fal.ai/documentation/model-apis/pricing',
  },
}
