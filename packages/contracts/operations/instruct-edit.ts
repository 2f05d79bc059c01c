import { z } from 'zod'
import { field } from './field.ts'
import { batchSize, image, prompt, reference, routing, seed } from './fields.ts'
import { operation } from './operation.ts'

export const instructEdit = operation({
  id: 'instruct-edit',
  title: 'Edit by instruction',
  summary: 'Change a picture by saying what to change.',
  group: 'image',
  input: z
    .strictObject({
      image,
      references: z
        .array(reference('Reference', 'A further picture that the instruction speaks of.'))
        .max(4)
        .optional()
        .meta(
          field({
            title: 'References',
            'x-control': 'asset',
            'x-asset': 'reference',
            'x-asset-kind': 'image',
            'x-model-parameter': true,
          }),
        ),
      prompt: prompt('What to change: “make the sky pink”.'),
      ...routing,
      batch_size: batchSize,
      seed,
    })
    .meta({ id: 'InstructEdit' }),
  output: 'image',
  outputs: (input) => input.batch_size,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 300,
})
