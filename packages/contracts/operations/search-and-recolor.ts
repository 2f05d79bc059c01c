import { z } from 'zod'
import { image, prompt, routing, seed, thing } from './fields.ts'
import { operation } from './operation.ts'

export const searchAndRecolor = operation({
  id: 'search-and-recolor',
  title: 'Recolour',
  summary: 'Give a thing in a picture another colour.',
  group: 'image',
  input: z
    .strictObject({
      image,
      search: thing('Find', 'What to recolour, in a few words.'),
      prompt: prompt('The colour, in words.'),
      ...routing,
      seed,
    })
    .meta({ id: 'SearchAndRecolor' }),
  output: 'image',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => `${input.search} → ${input.prompt}`,
  timeLimitSeconds: 300,
})
