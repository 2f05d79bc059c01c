import { z } from 'zod'
import { select } from '../colour/select.ts'
import { matteOf } from '../cutout/matte.ts'
import { refine } from '../cutout/refine.ts'
import { type Picture, Unworkable, writePicture } from '../picture.ts'
import { greyOf, type Plane, planeOf } from '../plane.ts'
import { segmentsOf } from '../structure/segments.ts'
import { imageOf, png, type Tool } from '../tool.ts'

const input = z.object({
  search: z.string().default(''),
  x: z.number().optional(),
  y: z.number().optional(),
})

/** From here on a pixel is part of what the picture is about. */
const inSubject = 0.6
/** How many colours are told apart around a point. */
const colours = 14

/** `select-object`: a mask, white where it is. */
export const selectObject: Tool = async (work, told) => {
  const { search, x, y } = input.parse(work.input)
  const picture = await imageOf(work)
  told(0.2)
  if (search.trim() !== '') {
    const { plane, notes } = await select(picture, search)
    return png(
      await writePicture(greyOf(plane)),
      notes.map((message) => ({ field: 'search', message })),
    )
  }
  if (x === undefined || y === undefined)
    throw new Unworkable('Say what to select: words (“the sky”), or a point of the picture by x and y.')
  return png(await writePicture(greyOf(await at(picture, x, y))))
}

/** What is at a point: what the picture is about, or the area of one colour that it is in. */
async function at(picture: Picture, x: number, y: number): Promise<Plane> {
  const { width, height } = picture
  const place =
    Math.min(height - 1, Math.floor(y * height)) * width + Math.min(width - 1, Math.floor(x * width))
  const matte = await matteOf(picture)
  if ((matte.data[place] ?? 0) > inSubject) return matte
  const { of } = await segmentsOf(picture, colours)
  const area = planeOf(width, height)
  for (let pixel = 0; pixel < of.length; pixel += 1) area.data[pixel] = of[pixel] === of[place] ? 1 : 0
  return refine(picture, area, 0.006)
}
