import { z } from 'zod'
import { image, routing } from './fields.ts'
import { operation } from './operation.ts'

export const removeBackground = operation({
  id: 'remove-background',
  title: 'Remove background',
  summary: 'Cut out what a picture is about.',
  group: 'image',
  input: z
    .strictObject({
      image,
      ...routing,
    })
    .meta({ id: 'RemoveBackground' }),
  output: 'image',
  outputs: () => 1,
  seed: () => null,
  text: () => 'Remove background',
  timeLimitSeconds: 300,
})
