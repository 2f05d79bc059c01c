import { z } from 'zod'
import { field } from './field.ts'
import { batchSizeOf, image, routing, seed } from './fields.ts'
import { operation } from './operation.ts'

export const vary = operation({
  id: 'vary',
  title: 'Vary',
  summary: 'Make others like a picture.',
  group: 'image',
  input: z
    .strictObject({
      image,
      variation: z
        .number()
        .min(0)
        .max(1)
        .default(0.5)
        .meta(
          field({
            title: 'How different',
            description: '0: hardly at all, 1: as far as it goes.',
            'x-model-parameter': true,
            'x-step': 0.05,
          }),
        ),
      batch_size: batchSizeOf(4),
      ...routing,
      seed,
    })
    .meta({ id: 'Vary' }),
  output: 'image',
  outputs: (input) => input.batch_size,
  seed: (input) => input.seed,
  text: () => 'Variations',
  timeLimitSeconds: 300,
})
