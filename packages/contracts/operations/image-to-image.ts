import { z } from 'zod'
import { field } from './field.ts'
import {
  batchSize,
  guidance,
  image,
  lora,
  loraScale,
  negativePrompt,
  prompt,
  routing,
  seed,
  steps,
  style,
} from './fields.ts'
import { operation } from './operation.ts'

export const imageToImage = operation({
  id: 'image-to-image',
  title: 'Image to image',
  summary: 'Make pictures from a picture and words.',
  group: 'image',
  input: z
    .strictObject({
      image,
      prompt: prompt('What it should become.'),
      negative_prompt: negativePrompt,
      ...routing,
      lora,
      lora_scale: loraScale,
      style,
      strength: z
        .number()
        .min(0)
        .max(1)
        .default(0.7)
        .meta(
          field({ title: 'Strength', description: '0 leaves it as it is, 1 makes it anew.', 'x-step': 0.05 }),
        ),
      batch_size: batchSize,
      seed,
      steps,
      cfg_scale: guidance,
    })
    .meta({ id: 'ImageToImage' }),
  output: 'image',
  outputs: (input) => input.batch_size,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 300,
})
