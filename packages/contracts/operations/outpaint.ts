import { z } from 'zod'
import { field } from './field.ts'
import { image, optionalPrompt, routing, seed } from './fields.ts'
import { operation } from './operation.ts'

export const outpaint = operation({
  id: 'outpaint',
  title: 'Outpaint',
  summary: 'Continue a picture beyond its edges.',
  group: 'image',
  input: z
    .strictObject({
      image,
      left: z
        .int()
        .min(0)
        .max(2000)
        .default(0)
        .meta(field({ title: 'Left', 'x-unit': 'px' })),
      right: z
        .int()
        .min(0)
        .max(2000)
        .default(0)
        .meta(field({ title: 'Right', 'x-unit': 'px' })),
      top: z
        .int()
        .min(0)
        .max(2000)
        .default(0)
        .meta(field({ title: 'Top', 'x-unit': 'px' })),
      bottom: z
        .int()
        .min(0)
        .max(2000)
        .default(0)
        .meta(field({ title: 'Bottom', 'x-unit': 'px' })),
      prompt: optionalPrompt('What lies beyond the edges.'),
      ...routing,
      seed,
    })
    .meta({ id: 'Outpaint' }),
  output: 'image',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt ?? 'Outpaint',
  timeLimitSeconds: 300,
})
