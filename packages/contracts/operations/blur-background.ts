import { z } from 'zod'
import { fraction, image, routing } from './fields.ts'
import { operation } from './operation.ts'

export const blurBackground = operation({
  id: 'blur-background',
  title: 'Blur background',
  summary: 'Put what is behind out of focus.',
  group: 'image',
  input: z
    .strictObject({
      image,
      strength: fraction('Strength', 'How far out of focus it is.'),
      ...routing,
    })
    .meta({ id: 'BlurBackground' }),
  output: 'image',
  outputs: () => 1,
  seed: () => null,
  text: () => 'Blur background',
  timeLimitSeconds: 300,
})
