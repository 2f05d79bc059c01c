import { z } from 'zod'
import { fraction, height, image, negativePrompt, prompt, routing, seed, width } from './fields.ts'
import { operation } from './operation.ts'

export const styleGuide = operation({
  id: 'style-guide',
  title: 'Style guide',
  summary: 'Make a picture from words in the style of a picture.',
  group: 'image',
  input: z
    .strictObject({
      image,
      prompt: prompt(),
      negative_prompt: negativePrompt,
      strength: fraction('Fidelity', 'How closely to keep to the style.'),
      ...routing,
      width,
      height,
      seed,
    })
    .meta({ id: 'StyleGuide' }),
  output: 'image',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 300,
})
