import { z } from 'zod'
import { field } from './field.ts'
import { routing, video } from './fields.ts'
import { operation } from './operation.ts'

export const upscaleVideo = operation({
  id: 'upscale-video',
  title: 'Upscale a video',
  summary: 'Make a clip larger and sharper.',
  group: 'video',
  input: z
    .strictObject({
      video,
      scale: z
        .number()
        .min(1)
        .max(4)
        .default(2)
        .meta(field({ title: 'Scale', 'x-unit': '×', 'x-step': 0.5 })),
      ...routing,
    })
    .meta({ id: 'UpscaleVideo' }),
  output: 'video',
  outputs: () => 1,
  seed: () => null,
  text: (input) => `Upscale ${input.scale}×`,
  timeLimitSeconds: 3600,
})
