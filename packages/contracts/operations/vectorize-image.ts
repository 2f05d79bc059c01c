import { z } from 'zod'
import { image, routing } from './fields.ts'
import { operation } from './operation.ts'

export const vectorizeImage = operation({
  id: 'vectorize-image',
  title: 'Vectorise',
  summary: 'Turn a picture into an editable vector drawing.',
  group: 'image',
  input: z
    .strictObject({
      image,
      ...routing,
    })
    .meta({ id: 'VectorizeImage' }),
  output: 'image',
  outputs: () => 1,
  seed: () => null,
  text: () => 'Vectorise',
  timeLimitSeconds: 300,
})
