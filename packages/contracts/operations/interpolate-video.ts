import { z } from 'zod'
import { field } from './field.ts'
import { routing, video } from './fields.ts'
import { operation } from './operation.ts'

export const interpolateVideo = operation({
  id: 'interpolate-video',
  title: 'Smooth a video',
  summary: 'Put frames between the frames of a clip.',
  group: 'video',
  input: z
    .strictObject({
      video,
      between: z
        .int()
        .min(1)
        .max(4)
        .default(1)
        .meta(field({ title: 'New frames', description: 'Between each two of the clip.' })),
      ...routing,
    })
    .meta({ id: 'InterpolateVideo' }),
  output: 'video',
  outputs: () => 1,
  seed: () => null,
  text: () => 'Smooth',
  timeLimitSeconds: 1800,
})
