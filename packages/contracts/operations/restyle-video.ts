import { z } from 'zod'
import { fraction, prompt, resolution, routing, seed, video } from './fields.ts'
import { operation } from './operation.ts'

export const restyleVideo = operation({
  id: 'restyle-video',
  title: 'Restyle a video',
  summary: 'Make a clip anew in another look, its motion kept.',
  group: 'video',
  input: z
    .strictObject({
      video,
      prompt: prompt('What it should look like.'),
      ...routing,
      strength: fraction('Strength', 'How far it may go from the clip.'),
      resolution,
      seed,
    })
    .meta({ id: 'RestyleVideo' }),
  output: 'video',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 1800,
})
