import { z } from 'zod'
import {
  aspectRatio,
  duration,
  negativePrompt,
  prompt,
  resolution,
  routing,
  seed,
  sound,
  style,
} from './fields.ts'
import { operation } from './operation.ts'

export const textToVideo = operation({
  id: 'text-to-video',
  title: 'Text to video',
  summary: 'Make a clip from words.',
  group: 'video',
  input: z
    .strictObject({
      prompt: prompt('What happens in the clip, and how the camera moves.'),
      negative_prompt: negativePrompt,
      ...routing,
      style,
      aspect_ratio: aspectRatio,
      duration,
      resolution,
      sound,
      seed,
    })
    .meta({ id: 'TextToVideo' }),
  output: 'video',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 1800,
})
