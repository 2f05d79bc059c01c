import { z } from 'zod'
import { field } from './field.ts'
import { fraction, image, optionalPrompt, routing, seed } from './fields.ts'
import { operation } from './operation.ts'

export const upscaleImage = operation({
  id: 'upscale-image',
  title: 'Upscale',
  summary: 'Make a picture larger and sharper.',
  group: 'image',
  input: z
    .strictObject({
      image,
      mode: z
        .enum(['fast', 'faithful', 'creative'])
        .default('faithful')
        .meta(
          field({ title: 'Mode', description: 'creative invents detail, faithful keeps to what is there.' }),
        ),
      scale: z
        .number()
        .min(1)
        .max(8)
        .default(2)
        .meta(field({ title: 'Scale', 'x-unit': '×', 'x-step': 0.5 })),
      prompt: optionalPrompt('What the picture shows; helps to invent the right detail.'),
      creativity: fraction('Creativity', 'How much may be invented.'),
      ...routing,
      seed,
    })
    .meta({ id: 'UpscaleImage' }),
  output: 'image',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt ?? `Upscale ${input.scale}×`,
  timeLimitSeconds: 900,
})
