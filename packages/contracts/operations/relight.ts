import { z } from 'zod'
import { field } from './field.ts'
import { fraction, image, optionalPrompt, routing, seed } from './fields.ts'
import { operation } from './operation.ts'

/** Where a light may come from. */
export const lightDirections = ['left', 'right', 'above', 'below', 'front', 'behind'] as const

export const relight = operation({
  id: 'relight',
  title: 'Relight',
  summary: 'Light what is in a picture anew, from where and in the colour you say.',
  group: 'image',
  input: z
    .strictObject({
      image,
      light_from: z
        .enum(lightDirections)
        .default('left')
        .meta(field({ title: 'Light from' })),
      prompt: optionalPrompt(
        'The light: its colour, or where it comes from. “Sunset”, “cold blue”, “neon pink”.',
      ),
      strength: fraction('Strength', 'How much of the light is the new one.'),
      ...routing,
      seed,
    })
    .meta({ id: 'Relight' }),
  output: 'image',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt ?? `Relight from ${input.light_from}`,
  timeLimitSeconds: 300,
})
