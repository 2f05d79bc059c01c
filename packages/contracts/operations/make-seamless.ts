import { z } from 'zod'
import { fraction, image, routing, seed } from './fields.ts'
import { operation } from './operation.ts'

export const makeSeamless = operation({
  id: 'make-seamless',
  title: 'Make seamless',
  summary: 'Turn a picture into a tile that repeats without a seam.',
  group: 'image',
  input: z
    .strictObject({
      image,
      blend: fraction('Blend', 'How much of each side is made anew, so that the edges meet.'),
      ...routing,
      seed,
    })
    .meta({ id: 'MakeSeamless' }),
  output: 'image',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: () => 'Make seamless',
  timeLimitSeconds: 300,
})
