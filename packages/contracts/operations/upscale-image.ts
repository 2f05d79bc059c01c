import { z } from 'zod'
import { enlargements } from './enlargements.ts'
import { field } from './field.ts'
import { fraction, image, optionalPrompt, routing, seed } from './fields.ts'
import { operation } from './operation.ts'

/** No picture is made larger than this on its longer side. */
export const largestEnlarged = 22_000

const goals = z.enum(enlargements.map(({ id }) => id))

export const upscaleImage = operation({
  id: 'upscale-image',
  title: 'Upscale',
  summary: 'Make a picture larger and sharper, to 22,000 pixels.',
  group: 'image',
  input: z
    .strictObject({
      image,
      mode: z
        .enum(['fast', 'faithful', 'creative'])
        .default('faithful')
        .meta(
          field({ title: 'Mode', description: 'creative invents detail, faithful keeps to what is there.' }),
        ),
      scale: z
        .number()
        .min(1)
        .max(8)
        .default(2)
        .meta(field({ title: 'Scale', 'x-unit': '×', 'x-step': 0.5, 'x-unless': ['goal', 'longest_side'] })),
      goal: goals.optional().meta(
        field({
          title: 'Made for',
          description: 'A screen, or a paper that it covers at 300 pixels an inch; in place of a scale.',
          'x-names': Object.fromEntries(enlargements.map(({ id, title }) => [id, title])),
          'x-model-parameter': true,
          'x-decisive': true,
          'x-unless': ['longest_side'],
        }),
      ),
      longest_side: z
        .int()
        .min(64)
        .max(largestEnlarged)
        .optional()
        .meta(
          field({
            title: 'Longest side',
            description: 'In pixels, up to 22,000; in place of a scale.',
            'x-unit': 'px',
            'x-model-parameter': true,
            'x-decisive': true,
            'x-unless': ['goal'],
          }),
        ),
      prompt: optionalPrompt('What the picture shows; helps to invent the right detail.'),
      creativity: fraction('Creativity', 'How much may be invented.'),
      denoise: fraction('Denoise', 'Noise that is taken out before it is enlarged.', 'advanced'),
      deblock: fraction('Remove JPEG blocks', 'Blocks that are taken out before it is enlarged.', 'advanced'),
      sharpen: fraction('Sharpen', 'How much it is sharpened at its new size.', 'advanced'),
      format: z
        .enum(['png', 'jpeg', 'tiff'])
        .optional()
        .meta(
          field({
            title: 'File',
            description: 'Left out: PNG, and JPEG beyond 100 megapixels. TIFF is tiled, with smaller copies.',
            'x-level': 'advanced',
            'x-model-parameter': true,
          }),
        ),
      ...routing,
      seed,
    })
    .refine((input) => input.goal === undefined || input.longest_side === undefined, {
      error: 'choose what it is made for or a longest side, not both',
      path: ['longest_side'],
    })
    .meta({ id: 'UpscaleImage' }),
  output: 'image',
  outputs: () => 1,
  seed: (input) => input.seed,
  text: (input) => input.prompt ?? `Upscale ${sizeOf(input)}`,
  timeLimitSeconds: 900,
})

interface Wanted {
  readonly scale: number
  readonly goal?: string | undefined
  readonly longest_side?: number | undefined
}

function sizeOf({ scale, goal, longest_side }: Wanted): string {
  if (longest_side !== undefined) return `to ${longest_side} px`
  const chosen = enlargements.find(({ id }) => id === goal)
  return chosen === undefined ? `${scale}×` : `for ${chosen.title}`
}
