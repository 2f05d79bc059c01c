import { z } from 'zod'
import { field } from './field.ts'
import { batchSize, height, prompt, routing, seed, width } from './fields.ts'
import { operation } from './operation.ts'

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
        .enum([
          'auto',
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
        ])
        .default('auto')
        .meta(
          field({
            title: 'Symmetry',
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
