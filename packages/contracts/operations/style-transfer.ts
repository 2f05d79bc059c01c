import { z } from 'zod'
import { fraction, image, optionalPrompt, optionalReference, routing, seed, style } from './fields.ts'
import { operation } from './operation.ts'

export const styleTransfer = operation({
  id: 'style-transfer',
  title: 'Style transfer',
  summary: 'Draw a picture in a style, or in that of another picture.',
  group: 'image',
  input: z
    .strictObject({
      image,
      style,
      style_image: optionalReference('Style picture', 'A picture whose style it gets.'),
      prompt: optionalPrompt('What the picture shows.'),
      strength: fraction('Strength', 'How much of the style it gets.'),
      structure: fraction('Keep structure', 'How far its own shapes and edges are kept.'),
      ...routing,
      seed,
    })
    .refine((input) => input.style !== undefined || input.style_image !== undefined, {
      error: 'choose a style, or a picture whose style it gets',
      path: ['style'],
    })
    .meta({ id: 'StyleTransfer' }),
  output: 'image',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt ?? 'Style transfer',
  timeLimitSeconds: 300,
})
