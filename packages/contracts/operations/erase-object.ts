import { z } from 'zod'
import { image, mask, routing, seed } from './fields.ts'
import { operation } from './operation.ts'

export const eraseObject = operation({
  id: 'erase-object',
  title: 'Erase',
  summary: 'Take what is masked out of a picture.',
  group: 'image',
  input: z
    .strictObject({
      image,
      mask,
      ...routing,
      seed,
    })
    .meta({ id: 'EraseObject' }),
  output: 'image',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: () => 'Erase',
  timeLimitSeconds: 300,
})
