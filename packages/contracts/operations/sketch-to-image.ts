import { z } from 'zod'
import { fraction, image, negativePrompt, prompt, routing, seed, style } from './fields.ts'
import { operation } from './operation.ts'

export const sketchToImage = operation({
  id: 'sketch-to-image',
  title: 'Sketch to image',
  summary: 'Make a picture from a sketch and words.',
  group: 'image',
  input: z
    .strictObject({
      image,
      prompt: prompt(),
      negative_prompt: negativePrompt,
      strength: fraction('Strength', 'How closely to follow the sketch.'),
      ...routing,
      style,
      seed,
    })
    .meta({ id: 'SketchToImage' }),
  output: 'image',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 300,
})
