import { z } from 'zod'
import { image, optionalPrompt, referenceVideo, resolution, routing, seed } from './fields.ts'
import { operation } from './operation.ts'

export const transferMotion = operation({
  id: 'transfer-motion',
  title: 'Transfer motion',
  summary: 'Have a pictured character move as somebody in a clip does.',
  group: 'video',
  input: z
    .strictObject({
      image,
      video: referenceVideo('Performance', 'The clip whose motion it gets.'),
      prompt: optionalPrompt('What the picture shows.'),
      ...routing,
      resolution,
      seed,
    })
    .meta({ id: 'TransferMotion' }),
  output: 'video',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt ?? 'Transfer motion',
  timeLimitSeconds: 1800,
})
