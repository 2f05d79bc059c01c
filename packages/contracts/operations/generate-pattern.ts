import { z } from 'zod'
import { field } from './field.ts'
import { batchSize, height, prompt, routing, seed, width } from './fields.ts'
import { operation } from './operation.ts'

/** The 17 wallpaper groups. */
export const symmetries = [
  'p1',
  'p2',
  'pm',
  'pg',
  'cm',
  'pmm',
  'pmg',
  'pgg',
  'cmm',
  'p4',
  'p4m',
  'p4g',
  'p3',
  'p3m1',
  'p31m',
  'p6',
  'p6m',
] as const
export type Symmetry = (typeof symmetries)[number]

/** What one sees of each. */
const names: Readonly<Record<Symmetry | 'auto', string>> = {
  auto: 'Automatic',
  p1: 'p1: moved only',
  p2: 'p2: half turns',
  pm: 'pm: mirrors',
  pg: 'pg: gliding mirrors',
  cm: 'cm: mirrors and glides',
  pmm: 'pmm: crossed mirrors',
  pmg: 'pmg: mirrors and half turns',
  pgg: 'pgg: crossed glides',
  cmm: 'cmm: bricks of mirrors',
  p4: 'p4: quarter turns',
  p4m: 'p4m: squares, mirrored',
  p4g: 'p4g: pinwheels',
  p3: 'p3: third turns',
  p3m1: 'p3m1: triangles',
  p31m: 'p31m: turning triangles',
  p6: 'p6: sixth turns',
  p6m: 'p6m: snowflakes',
}

export const generatePattern = operation({
  id: 'generate-pattern',
  title: 'Pattern',
  summary: 'Draw a pattern that repeats without a seam.',
  group: 'image',
  input: z
    .strictObject({
      prompt: prompt(
        'What it is made of, and its colours: “lemons and leaves on light blue”, “art deco scales in gold on navy”.',
      ),
      symmetry: z
        .enum(['auto', ...symmetries])
        .default('auto')
        .meta(
          field({
            title: 'Symmetry',
            'x-names': names,
            description:
              'One of the 17 ways to repeat a motif: p moves, m mirrors, g glides; 2, 3, 4 and 6 turn.',
          }),
        ),
      scale: z
        .enum(['small', 'medium', 'large'])
        .default('medium')
        .meta(field({ title: 'Motifs', description: 'How large they are in the tile.' })),
      ...routing,
      width,
      height,
      batch_size: batchSize,
      seed,
      format: z
        .enum(['png', 'svg'])
        .default('png')
        .meta(field({ title: 'Format', description: 'svg: an editable vector drawing.' })),
    })
    .meta({ id: 'GeneratePattern' }),
  output: 'image',
  outputs: (input) => input.batch_size,
  seed: (input) => input.seed,
  text: (input) => input.prompt,
  timeLimitSeconds: 300,
})
