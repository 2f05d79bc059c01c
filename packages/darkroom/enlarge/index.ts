import { z } from 'zod'
import { Unworkable } from '../picture.ts'
import { imageOf, png, type Tool } from '../tool.ts'
import { enlarge } from './enlarge.ts'

const input = z.object({
  mode: z.enum(['fast', 'faithful', 'creative']),
  scale: z.number(),
  creativity: z.number().default(0.5),
})

/** Larger results would not fit into the memory of a small machine while they are made. */
const mostPixels = 100_000_000

/** `upscale-image` */
export const upscaleImage: Tool = async (work, told) => {
  const { mode, scale, creativity } = input.parse(work.input)
  const picture = await imageOf(work)
  const width = Math.round(picture.width * scale)
  const height = Math.round(picture.height * scale)
  if (width * height > mostPixels)
    throw new Unworkable(
      `${width} × ${height} would be more than ${mostPixels / 1_000_000} megapixels. Choose a smaller scale.`,
    )
  const weights = mode === 'fast' ? 'slim' : 'medium'
  const detail = mode === 'creative' ? creativity : 0
  return png(await enlarge(picture, { width, height, weights, detail }, told))
}
