import type { Json } from '@krya/contracts'
import type { Model } from './model.ts'

/** What may be chosen of every trainer that runs on this computer. @param usual where nothing is chosen */
export const trainerExtra = (
  usual: { readonly resolution: number; readonly rank: number },
  more: Readonly<Record<string, Json>> = {},
): Readonly<Record<string, Json>> => ({
  type: 'object',
  properties: {
    resolution: {
      type: 'integer',
      title: 'Resolution',
      description: 'Side of a square of the area that it learns at; less takes less memory and time.',
      minimum: 256,
      maximum: 2048,
      multipleOf: 64,
      default: usual.resolution,
    },
    rank: {
      type: 'integer',
      title: 'Rank',
      description: 'How much it can hold; the file grows with it.',
      minimum: 1,
      maximum: 256,
      default: usual.rank,
    },
    learning_rate: {
      type: 'number',
      title: 'Learning rate',
      minimum: 0.000001,
      maximum: 0.01,
      default: 0.0001,
    },
    ...more,
  },
  additionalProperties: false,
})

/** A model that sd-scripts trains. @param page of its documentation */
export const hereTrainer = (
  endpoint: string,
  model: Pick<Model, 'id' | 'name' | 'description' | 'quality' | 'seconds' | 'extra'>,
  page: string,
): Model => ({
  ...model,
  group: 'On this computer',
  abilities: ['private', 'free', 'open source'],
  offers: [
    {
      provider: 'kohya',
      endpoint,
      operation: 'train-lora',
      price: { usd: 0, per: 'output' },
      batch: 1,
    },
  ],
  source: {
    date: '2026-11-27',
    from: `github.com/kohya-ss/sd-scripts/blob/main/docs/${page} (commit 48d368f; Apache-2.0)`,
  },
})
