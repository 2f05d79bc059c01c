import { z } from 'zod'
import { field } from './field.ts'
import { fraction, image, routing } from './fields.ts'
import { operation } from './operation.ts'

/** The maps of a material, in the order they are made in. */
export const materialMapKinds = ['albedo', 'normal', 'roughness', 'height'] as const

export const materialMaps = operation({
  id: 'material-maps',
  title: 'Material maps',
  summary: 'Make albedo, normal, roughness and height maps of a picture, for 3D.',
  group: 'image',
  input: z
    .strictObject({
      image,
      relief: fraction('Relief', 'How deep the surface is.'),
      edges: z
        .enum(['repeat', 'end'])
        .default('repeat')
        .meta(field({ title: 'Edges', description: 'repeat: the picture is a tile, and so are its maps.' })),
      ...routing,
    })
    .meta({ id: 'MaterialMaps' }),
  output: 'image',
  outputs: () => materialMapKinds.length,
  seed: () => null,
  text: () => 'Material maps',
  timeLimitSeconds: 300,
})
