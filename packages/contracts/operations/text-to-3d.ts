import { z } from 'zod'
import { prompt, routing, seed } from './fields.ts'
import { operation } from './operation.ts'

export const textTo3d = operation({
  id: 'text-to-3d',
  title: 'Text to 3D',
  summary: 'Make a 3D model from words.',
  group: '3d',
  input: z
    .strictObject({
      prompt: prompt('The thing, alone.'),
      ...routing,
      seed,
    })
    .meta({ id: 'TextTo3d' }),
  output: 'model-3d',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 1800,
})
