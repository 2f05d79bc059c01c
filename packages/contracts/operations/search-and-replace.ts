import { z } from 'zod'
import { image, negativePrompt, prompt, routing, seed, thing } from './fields.ts'
import { operation } from './operation.ts'

export const searchAndReplace = operation({
  id: 'search-and-replace',
  title: 'Replace',
  summary: 'Replace a thing in a picture, found by its name.',
  group: 'image',
  input: z
    .strictObject({
      image,
      search: thing('Find', 'What to replace, in a few words.'),
      prompt: prompt('What to put in its place.'),
      negative_prompt: negativePrompt,
      ...routing,
      seed,
    })
    .meta({ id: 'SearchAndReplace' }),
  output: 'image',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => `${input.search} → ${input.prompt}`,
  timeLimitSeconds: 300,
})
