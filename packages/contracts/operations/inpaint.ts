import { z } from 'zod'
import {
  batchSize,
  guidance,
  image,
  mask,
  negativePrompt,
  prompt,
  routing,
  seed,
  steps,
  style,
} from './fields.ts'
import { operation } from './operation.ts'

export const inpaint = operation({
  id: 'inpaint',
  title: 'Inpaint',
  summary: 'Fill a masked part of a picture with what the words say.',
  group: 'image',
  input: z
    .strictObject({
      image,
      mask,
      prompt: prompt('What to put there.'),
      negative_prompt: negativePrompt,
      ...routing,
      style,
      batch_size: batchSize,
      seed,
      steps,
      cfg_scale: guidance,
    })
    .meta({ id: 'Inpaint' }),
  output: 'image',
  outputs: (input) => input.batch_size,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 300,
})
