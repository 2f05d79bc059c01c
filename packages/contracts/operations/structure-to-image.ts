import { z } from 'zod'
import { fraction, image, negativePrompt, prompt, routing, seed, style } from './fields.ts'
import { operation } from './operation.ts'

export const structureToImage = operation({
  id: 'structure-to-image',
  title: 'Structure to image',
  summary: 'Make a picture with the structure of another.',
  group: 'image',
  input: z
    .strictObject({
      image,
      prompt: prompt(),
      negative_prompt: negativePrompt,
      strength: fraction('Strength', 'How closely to keep the structure.'),
      ...routing,
      style,
      seed,
    })
    .meta({ id: 'StructureToImage' }),
  output: 'image',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 300,
})
