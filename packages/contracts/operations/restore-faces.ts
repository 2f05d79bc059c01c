import { z } from 'zod'
import { fraction, image, routing } from './fields.ts'
import { operation } from './operation.ts'

export const restoreFaces = operation({
  id: 'restore-faces',
  title: 'Restore faces',
  summary: 'Repair faces that are blurred, damaged or badly drawn.',
  group: 'image',
  input: z
    .strictObject({
      image,
      fidelity: fraction('Fidelity', '1 keeps closest to the face as it is.'),
      ...routing,
    })
    .meta({ id: 'RestoreFaces' }),
  output: 'image',
  outputs: () => 1,
  seed: () => null,
  text: () => 'Restore faces',
  timeLimitSeconds: 300,
})
