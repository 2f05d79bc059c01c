import { z } from 'zod'
import { fraction, image, routing } from './fields.ts'
import { operation } from './operation.ts'

export const restoreImage = operation({
  id: 'restore-image',
  title: 'Restore',
  summary: 'Take noise, JPEG blocks and blur out of a picture.',
  group: 'image',
  input: z
    .strictObject({
      image,
      denoise: fraction('Denoise', 'Left out: as much as the picture needs.'),
      deblock: fraction('Remove JPEG blocks', 'Left out: as much as the picture needs.'),
      sharpen: fraction('Sharpen', 'Left out: a little.'),
      ...routing,
    })
    .meta({ id: 'RestoreImage' }),
  output: 'image',
  outputs: () => 1,
  seed: () => null,
  text: () => 'Restore',
  timeLimitSeconds: 600,
})
