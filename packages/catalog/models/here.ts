import type { Json } from '@krya/contracts'
import type { Offer } from './model.ts'

/** What may be chosen of every model that runs on this computer. */
export const hereExtra: Readonly<Record<string, Json>> = {
  type: 'object',
  properties: {
    scheduler: {
      type: 'string',
      title: 'Scheduler',
      description: 'The way from noise to the picture; left out: the one the model was made for.',
      enum: ['Euler', 'Euler a', 'DPM++ 2M', 'LCM'],
    },
  },
  additionalProperties: false,
}

/** A model that runs here makes pictures from words and from pictures. @param document see packages/local/document.ts */
export const hereOffers = (endpoint: string, document: Json): Offer[] =>
  (['text-to-image', 'image-to-image'] as const).map((operation) => ({
    provider: 'local',
    endpoint,
    operation,
    price: { usd: 0, per: 'output' },
    batch: 1,
    document,
  }))
