import { z } from 'zod'
import {
  duration,
  image,
  negativePrompt,
  prompt,
  optionalReference,
  resolution,
  routing,
  seed,
  sound,
} from './fields.ts'
import { operation } from './operation.ts'

export const imageToVideo = operation({
  id: 'image-to-video',
  title: 'Image to video',
  summary: 'Set a picture in motion.',
  group: 'video',
  input: z
    .strictObject({
      image,
      end_image: optionalReference('Last picture', 'Where the clip ends.'),
      prompt: prompt('What happens, and how the camera moves.'),
      negative_prompt: negativePrompt,
      ...routing,
      duration,
      resolution,
      sound,
      seed,
    })
    .meta({ id: 'ImageToVideo' }),
  output: 'video',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 1800,
})
