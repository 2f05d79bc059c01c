import { z } from 'zod'
import { personText } from '../text.ts'
import { field } from './field.ts'
import { image, routing } from './fields.ts'
import { operation } from './operation.ts'

const place = (title: string, description: string) =>
  z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta(field({ title, description, 'x-step': 0.01 }))

export const selectObject = operation({
  id: 'select-object',
  title: 'Select',
  summary: 'Get a mask of something in a picture, by words or by a point of it.',
  group: 'image',
  input: z
    .strictObject({
      image,
      search: personText()
        .max(1000)
        .default('')
        .meta(field({ title: 'What to select', description: '“The subject”, “the sky”, “the red car”.' })),
      x: place('Point, across', 'Instead of words: 0 is the left edge, 1 the right one.'),
      y: place('Point, down', '0 is the upper edge, 1 the lower one.'),
      ...routing,
    })
    .meta({ id: 'SelectObject' }),
  output: 'image',
  outputs: () => 1,
  seed: () => null,
  text: (input) => (input.search === '' ? 'Selection at a point' : `Selection of ${input.search}`),
  timeLimitSeconds: 120,
})
