import { z } from 'zod'
import { Unworkable } from '../picture.ts'
import { imageOf, type Tool } from '../tool.ts'
import { enlarge } from './enlarge.ts'

const input = z.object({
  mode: z.enum(['fast', 'faithful', 'creative']),
  scale: z.number(),
  creativity: z.number().default(0.5),
})

const longestSide = 22_000

/** `upscale-image` */
export const upscaleImage: Tool = async (work, told) => {
  const { mode, scale, creativity } = input.parse(work.input)
  const picture = await imageOf(work)
  const width = Math.round(picture.width * scale)
  const height = Math.round(picture.height * scale)
  if (Math.max(width, height) > longestSide)
    throw new Unworkable(
      `${width} × ${height} is larger than ${longestSide} pixels on a side. Choose a smaller scale.`,
    )
  const weights = mode === 'fast' ? 'slim' : 'medium'
  const detail = mode === 'creative' ? creativity : 0
  return enlarge(picture, { width, height, weights, detail }, told)
}
