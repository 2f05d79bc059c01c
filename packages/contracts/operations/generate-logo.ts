import { z } from 'zod'
import { personText } from '../text.ts'
import { field } from './field.ts'
import { routing, seed } from './fields.ts'
import { operation } from './operation.ts'

export const logoLooks = ['minimal', 'bold', 'elegant', 'playful', 'tech', 'vintage'] as const
/** Kinds of sign; `wordmark`: none. */
export const logoMarks = ['pictorial', 'monogram', 'emblem', 'geometric', 'negative', 'wordmark'] as const

export const generateLogo = operation({
  id: 'generate-logo',
  title: 'Logo',
  summary: 'Design logos as editable vectors, with a brand kit to download.',
  group: 'image',
  input: z
    .strictObject({
      name: personText()
        .min(1, 'write the name')
        .max(60)
        .meta(field({ title: 'Name' })),
      tagline: personText()
        .max(80)
        .optional()
        .meta(field({ title: 'Tagline', description: 'A few words under the name.' })),
      industry: personText()
        .max(200)
        .optional()
        .meta(
          field({
            title: 'What it does',
            description: '“coffee roastery”, “hiking gear”',
          }),
        ),
      colors: personText()
        .max(200)
        .optional()
        .meta(
          field({
            title: 'Colours',
            description: '“navy and gold”, the main one first',
          }),
        ),
      look: z
        .enum(['auto', ...logoLooks])
        .default('auto')
        .meta(field({ title: 'Look' })),
      mark: z
        .enum(['auto', ...logoMarks])
        .default('auto')
        .meta(
          field({
            title: 'Sign',
            description:
              'auto: another kind in each. negative: a sign cut out of a shape. wordmark: the name alone.',
          }),
        ),
      ground: z
        .enum(['light', 'dark', 'transparent'])
        .default('light')
        .meta(field({ title: 'On' })),
      ...routing,
      batch_size: z
        .int()
        .min(1)
        .max(8)
        .default(8)
        .meta(field({ title: 'Logos', description: 'How many designs, each with a seed of its own.' })),
      seed,
      format: z
        .enum(['svg', 'png'])
        .default('svg')
        .meta(field({ title: 'Format', 'x-level': 'advanced' })),
    })
    .meta({ id: 'GenerateLogo' }),
  output: 'image',
  outputs: (input) => input.batch_size,
  seed: (input) => input.seed,
  text: (input) => [`Logo for ${input.name}`, input.tagline, input.industry].filter(Boolean).join(', '),
  timeLimitSeconds: 300,
})
