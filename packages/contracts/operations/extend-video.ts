import { z } from 'zod'
import { duration, prompt, routing, seed, video } from './fields.ts'
import { operation } from './operation.ts'

export const extendVideo = operation({
  id: 'extend-video',
  title: 'Extend a video',
  summary: 'Go on where a clip ends.',
  group: 'video',
  input: z
    .strictObject({
      video,
      prompt: prompt('What happens next.'),
      ...routing,
      duration,
      seed,
    })
    .meta({ id: 'ExtendVideo' }),
  output: 'video',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 1800,
})
