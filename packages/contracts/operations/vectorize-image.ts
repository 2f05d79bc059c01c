import { z } from 'zod'
import { field } from './field.ts'
import { fraction, image, routing } from './fields.ts'
import { operation } from './operation.ts'

export const vectorizeImage = operation({
  id: 'vectorize-image',
  title: 'Vectorise',
  summary: 'Turn a picture into an editable vector drawing.',
  group: 'image',
  input: z
    .strictObject({
      image,
      colors: z
        .enum(['black and white', 'few', 'some', 'many'])
        .optional()
        .meta(field({ title: 'Colours', 'x-model-parameter': true })),
      smoothness: fraction('Smoothness', 'How much of the smallest detail is left away.'),
      corners: z
        .enum(['sharp', 'round'])
        .optional()
        .meta(field({ title: 'Corners', 'x-model-parameter': true, 'x-level': 'advanced' })),
      ...routing,
    })
    .meta({ id: 'VectorizeImage' }),
  output: 'image',
  outputs: () => 1,
  seed: () => null,
  text: () => 'Vectorise',
  timeLimitSeconds: 300,
})
