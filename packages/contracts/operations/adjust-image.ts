import { z } from 'zod'
import { adjustment, mostAdjustments } from '../entities/adjustment.ts'
import { filterIds, filters } from '../entities/filters.ts'
import { field } from './field.ts'
import { image, routing } from './fields.ts'
import { operation } from './operation.ts'

export const adjustImage = operation({
  id: 'adjust-image',
  title: 'Adjust',
  summary: 'Light, colour, curves and filters, exactly as you set them.',
  group: 'image',
  input: z
    .strictObject({
      image,
      filter: z
        .enum(filterIds)
        .optional()
        .meta(
          field({
            title: 'Filter',
            'x-names': Object.fromEntries(filterIds.map((id) => [id, filters[id].name])),
          }),
        ),
      strength: z
        .number()
        .min(0)
        .max(1)
        .default(1)
        .meta(field({ title: 'Strength', 'x-step': 0.01 })),
      adjustments: z
        .array(adjustment)
        .max(mostAdjustments)
        .default([])
        .meta(
          field({
            title: 'Adjustments',
            description: 'Done one after the other, after the filter, each as the editor’s layers do it.',
            'x-control': 'hidden',
          }),
        ),
      ...routing,
    })
    .meta({ id: 'AdjustImage' }),
  output: 'image',
  outputs: () => 1,
  seed: () => null,
  text: (input) => (input.filter === undefined ? 'Adjust' : filters[input.filter].name),
  timeLimitSeconds: 300,
})
