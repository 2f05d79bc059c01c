import { z } from 'zod'
import { field } from './field.ts'
import { image, optionalMask, routing } from './fields.ts'
import { operation } from './operation.ts'

export const removeBackground = operation({
  id: 'remove-background',
  title: 'Remove background',
  summary: 'Cut out what a picture is about.',
  group: 'image',
  input: z
    .strictObject({
      image,
      matte: z
        .boolean()
        .default(false)
        .meta(
          field({
            title: 'Its matte as well',
            description: 'A second picture: white where it is, black where it is not.',
            'x-model-parameter': true,
            'x-decisive': true,
          }),
        ),
      keep: optionalMask('What belongs to it', 'White where it surely is; edges are looked for around it.'),
      drop: optionalMask(
        'What does not belong to it',
        'White where it surely is not; edges are looked for around it.',
      ),
      ...routing,
    })
    .meta({ id: 'RemoveBackground' }),
  output: 'image',
  outputs: (input) => (input.matte ? 2 : 1),
  seed: () => null,
  text: () => 'Remove background',
  timeLimitSeconds: 300,
})
