import { z } from 'zod'
import { mostPixels, type Picture, Unworkable, writePicture } from '../picture.ts'
import { fileOf, imageOf, type Made, png, type Tool } from '../tool.ts'
import { fill } from './fill.ts'
import { readMask } from './mask.ts'

const masked = z.object({ mask: z.string(), prompt: z.string().optional() })
/** Masks are drawn a little tight: so much farther is filled, in hundredths of the shorter side. */
const rim = 0.5

/** `erase-object` */
export const eraseObject: Tool = async (work, told) => {
  const picture = await imageOf(work)
  const beyond = Math.max(1, Math.round((Math.min(picture.width, picture.height) * rim) / 100))
  const mask = await readMask(fileOf(work, masked.parse(work.input).mask, 'mask'), picture, beyond)
  return png(await writePicture(fill(picture, mask, work.seed, told)))
}

/** Fills a mask with what is around it, whatever the words of `inpaint` say. */
export const fillMask: Tool = async (work, told) => {
  const { mask: id, prompt } = masked.parse(work.input)
  const picture = await imageOf(work)
  const mask = await readMask(fileOf(work, id, 'mask'), picture, 0)
  return png(await writePicture(fill(picture, mask, work.seed, told)), unheard(prompt))
}

const sides = z.object({
  left: z.int(),
  right: z.int(),
  top: z.int(),
  bottom: z.int(),
  prompt: z.string().optional(),
})

/** `outpaint` */
export const outpaint: Tool = async (work, told) => {
  const { left, right, top, bottom, prompt } = sides.parse(work.input)
  if (left + right + top + bottom === 0)
    throw new Unworkable('Say how far to go beyond at least one of the edges: left, right, top or bottom.')
  const picture = await imageOf(work)
  const width = picture.width + left + right
  const height = picture.height + top + bottom
  if (width * height > mostPixels)
    throw new Unworkable(`${width} × ${height} would be more than ${mostPixels / 1_000_000} megapixels.`)
  const { larger, hole } = framed(picture, { left, top, width, height })
  return png(await writePicture(fill(larger, hole, work.seed, told)), unheard(prompt))
}

/** The picture in the midst of a larger one, all about it to be filled. */
function framed(
  picture: Picture,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
) {
  const data = new Uint8ClampedArray(width * height * 4)
  const hole = new Uint8Array(width * height).fill(1)
  for (let y = 0; y < picture.height; y += 1) {
    const from = y * picture.width
    const to = (y + top) * width + left
    data.set(picture.data.subarray(from * 4, (from + picture.width) * 4), to * 4)
    hole.fill(0, to, to + picture.width)
  }
  return { larger: { width, height, data }, hole }
}

const unheard = (prompt: string | undefined): Made['notes'] =>
  prompt === undefined || prompt === ''
    ? []
    : [{ field: 'prompt', message: 'It was filled with what is around it; Atelier puts nothing new there.' }]
