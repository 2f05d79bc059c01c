import { z } from 'zod'
import { field } from './field.ts'
import { image, routing, seed } from './fields.ts'
import { operation } from './operation.ts'

export const imageTo3d = operation({
  id: 'image-to-3d',
  title: 'Image to 3D',
  summary: 'Make a 3D model of what a picture shows.',
  group: '3d',
  input: z
    .strictObject({
      image,
      faces: z
        .int()
        .min(1000)
        .max(1_500_000)
        .optional()
        .meta(
          field({
            title: 'Faces',
            description: 'About how many triangles it should have.',
            'x-model-parameter': true,
            'x-level': 'advanced',
          }),
        ),
      texture_size: z
        .enum(['512', '1024', '2048'])
        .optional()
        .meta(field({ title: 'Texture', 'x-unit': 'px', 'x-model-parameter': true, 'x-level': 'advanced' })),
      ...routing,
      seed,
    })
    .meta({ id: 'ImageTo3d' }),
  output: 'model-3d',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: () => '3D model',
  timeLimitSeconds: 1800,
})
