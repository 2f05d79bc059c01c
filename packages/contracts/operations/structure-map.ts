import { z } from 'zod'
import { field } from './field.ts'
import { fraction, image, routing } from './fields.ts'
import { operation } from './operation.ts'

export const structureMap = operation({
  id: 'structure-map',
  title: 'Structure map',
  summary: 'See the edges, lines, areas, depth or pose of a picture.',
  group: 'image',
  input: z
    .strictObject({
      image,
      map: z
        .enum(['edges', 'lines', 'segments', 'depth', 'pose'])
        .default('edges')
        .meta(
          field({
            title: 'Map',
            description:
              'edges: white lines on black. lines: a pencil drawing. segments: areas of one colour. depth: near is bright. pose: a person as OpenPose draws one.',
          }),
        ),
      detail: fraction('Detail', 'How many areas are told apart.'),
      ...routing,
    })
    .meta({ id: 'StructureMap' }),
  output: 'image',
  outputs: () => 1,
  seed: () => null,
  text: (input) => `Map of ${input.map}`,
  timeLimitSeconds: 300,
})
