import { type Made, type Tool, Unworkable } from '@krya/darkroom'
import { glb } from '@krya/mesh'
import { z } from 'zod'
import { sculpt } from '../sculpture/sculpt.ts'

const input = z.object({ prompt: z.string() })

/** `text-to-3d`: what words name, built of solids or inflated from its drawing. */
export const textTo3d: Tool = async (work, told) => {
  const { prompt } = input.parse(work.input)
  const made = await sculpt(prompt, work.seed, (share) => told(share * 0.9))
  if (made === null)
    throw new Unworkable(
      'Atelier found nothing in these words that it can make. Name a thing: a wooden chair, a red mug, a castle, a fox.',
    )
  const notes: Made['notes'] = [
    ...(made.unused.length === 0
      ? []
      : [
          {
            field: 'prompt',
            message: `Not made: ${made.unused
              .slice(0, 12)
              .map((word) => `“${word}”`)
              .join(', ')}. Atelier makes things, no scenery.`,
          },
        ]),
    ...(made.left === 0
      ? []
      : [
          {
            field: 'prompt',
            message: `${made.left} more were asked for: a model holds twelve things at most.`,
          },
        ]),
    ...(made.drawn.length === 0
      ? []
      : [
          {
            field: 'prompt',
            message: `Inflated from a drawing, so its back is a guess: ${made.drawn.map((one) => `“${one}”`).join(', ')}.`,
          },
        ]),
  ]
  return glb(made.model, made.name, notes)
}
