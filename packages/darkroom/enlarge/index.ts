import { enlargements, largestEnlarged } from '@krya/contracts'
import { z } from 'zod'
import { type Picture, Unworkable } from '../picture.ts'
import { repaired } from '../repair/repair.ts'
import { imageOf, type Tool } from '../tool.ts'
import { enlarge } from './enlarge.ts'
import { formats } from './encode.ts'

const share = z.number().default(0)
const input = z.object({
  mode: z.enum(['fast', 'faithful', 'creative']),
  scale: z.number(),
  goal: z.string().optional(),
  longest_side: z.number().optional(),
  creativity: z.number().default(0.5),
  denoise: share,
  deblock: share,
  sharpen: share,
  format: z.enum(formats).optional(),
})
type Input = z.infer<typeof input>

/** How much of the work repairing is. */
const repairing = 0.15

/** `upscale-image` */
export const upscaleImage: Tool = async (work, told) => {
  const asked = input.parse(work.input)
  const picture = await imageOf(work)
  const { width, height, dpi } = sizeFor(picture, asked)
  const isRepaired = asked.denoise > 0 || asked.deblock > 0
  const clean = isRepaired
    ? repaired(picture, { ...asked, sharpen: 0 }, (done) => told(done * repairing)).picture
    : picture
  const before = isRepaired ? repairing : 0
  return enlarge(
    clean,
    {
      width,
      height,
      dpi,
      weights: asked.mode === 'fast' ? 'slim' : 'medium',
      detail: asked.mode === 'creative' ? asked.creativity : 0,
      sharpen: asked.sharpen,
      format: asked.format,
      scratch: work.scratch,
    },
    (done) => told(before + done * (1 - before)),
  )
}

/** How large it becomes. @throws Unworkable beyond the largest */
function sizeFor({ width, height }: Picture, { scale, goal, longest_side }: Input) {
  const chosen = enlargements.find(({ id }) => id === goal)
  const long = Math.max(width, height)
  const factor =
    longest_side !== undefined
      ? longest_side / long
      : chosen === undefined
        ? scale
        : chosen.dpi === null
          ? chosen.long / long
          : // What is finer than the printer’s dots already stays as it is.
            Math.max(1, chosen.long / long, chosen.short / Math.min(width, height))
  const size = {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
    dpi: chosen?.dpi ?? null,
  }
  if (Math.max(size.width, size.height) > largestEnlarged)
    throw new Unworkable(
      `${size.width} × ${size.height} is larger than ${largestEnlarged} pixels on a side. Choose a smaller scale.`,
    )
  return size
}
