import { z } from 'zod'
import { field } from './field.ts'
import {
  batchSize,
  guidance,
  height,
  lora,
  loraScale,
  negativePrompt,
  prompt,
  routing,
  seed,
  steps,
  style,
  width,
} from './fields.ts'
import { operation } from './operation.ts'

export const textToImageInput = z
  .strictObject({
    prompt: prompt(),
    negative_prompt: negativePrompt,
    ...routing,
    lora,
    lora_scale: loraScale,
    style,
    width,
    height,
    batch_size: batchSize,
    seed,
    steps,
    cfg_scale: guidance,
    format: z
      .enum(['png', 'svg'])
      .default('png')
      .meta(
        field({
          title: 'Format',
          description: 'svg: an editable vector picture, from models that draw in vectors.',
          'x-level': 'advanced',
          'x-model-parameter': true,
        }),
      ),
  })
  .meta({ id: 'TextToImage' })

export const textToImage = operation({
  id: 'text-to-image',
  title: 'Image',
  summary: 'Make pictures from words.',
  group: 'image',
  input: textToImageInput,
  output: 'image',
  outputs: (input) => input.batch_size,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 300,
})
