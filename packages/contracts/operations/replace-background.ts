import { z } from 'zod'
import { field } from './field.ts'
import { image, negativePrompt, optionalReference, prompt, routing, seed } from './fields.ts'
import { operation } from './operation.ts'

export const replaceBackground = operation({
  id: 'replace-background',
  title: 'Replace background',
  summary: 'Put what a picture is about somewhere else, lit to match.',
  group: 'image',
  input: z
    .strictObject({
      image,
      prompt: prompt('The new background: a place, a colour, or “gradient from peach to sky blue”.'),
      background: optionalReference('Background picture', 'A picture to put behind, instead of the words.'),
      negative_prompt: negativePrompt,
      light_from: z
        .enum(['left', 'right', 'above', 'below'])
        .optional()
        .meta(field({ title: 'Light from', 'x-model-parameter': true })),
      ...routing,
      seed,
    })
    .meta({ id: 'ReplaceBackground' }),
  output: 'image',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 600,
})
