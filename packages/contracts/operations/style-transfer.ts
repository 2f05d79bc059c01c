import { z } from 'zod'
import { fraction, image, optionalPrompt, reference, routing, seed } from './fields.ts'
import { operation } from './operation.ts'

export const styleTransfer = operation({
  id: 'style-transfer',
  title: 'Style transfer',
  summary: 'Draw a picture in the style of another.',
  group: 'image',
  input: z
    .strictObject({
      image,
      style_image: reference('Style picture', 'The picture whose style it gets.'),
      prompt: optionalPrompt('What the picture shows.'),
      strength: fraction('Strength', 'How much of the style it gets.'),
      ...routing,
      seed,
    })
    .meta({ id: 'StyleTransfer' }),
  output: 'image',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt ?? 'Style transfer',
  timeLimitSeconds: 300,
})
