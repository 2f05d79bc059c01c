import { z } from 'zod'
import { pixelOf } from '../colour/lab.ts'
import { select } from '../colour/select.ts'
import { matteOf } from '../cutout/matte.ts'
import { refine } from '../cutout/refine.ts'
import { type Picture, Unworkable, writePicture } from '../picture.ts'
import { greyOf, type Plane, planeOf } from '../plane.ts'
import { type Segments, segmentsOf } from '../structure/segments.ts'
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
/** In OKLab, from one pixel to the next: no edge is seen where it is less. */
const softest = 0.014
/** A border may be so many times as rough as the rougher of its areas. */
const rougher = 1.7

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
  const segments = await segmentsOf(picture, colours)
  const chosen = reachedFrom(segments.of[place] ?? 0, softBorders(picture, segments))
  const area = planeOf(width, height)
  for (let pixel = 0; pixel < segments.of.length; pixel += 1)
    area.data[pixel] = chosen.has(segments.of[pixel] ?? 0) ? 1 : 0
  return refine(picture, area, 0.006)
}

/** Areas that go over into each other: colours differ along their border hardly more than within them. */
function softBorders(picture: Picture, { of, width, height, count }: Segments): Map<number, number[]> {
  const borders = new Map<number, { sum: number; length: number }>()
  const within = Array.from({ length: count }, () => ({ sum: 0, length: 1 }))
  for (let pixel = 0; pixel < of.length; pixel += 1)
    for (const next of [pixel % width < width - 1 ? pixel + 1 : -1, pixel + width]) {
      if (next < 0 || next >= width * height) continue
      const [a, b] = [pixelOf(picture, pixel), pixelOf(picture, next)]
      const step = Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b)
      const own = within[of[pixel] ?? 0]
      if (of[next] === of[pixel] && own !== undefined) {
        own.sum += step
        own.length += 1
        continue
      }
      const ends = [of[pixel] ?? 0, of[next] ?? 0].toSorted((one, other) => one - other)
      const key = (ends[0] ?? 0) * count + (ends[1] ?? 0)
      const border = borders.get(key) ?? { sum: 0, length: 0 }
      border.sum += step
      border.length += 1
      borders.set(key, border)
    }
  const soft = new Map<number, number[]>()
  for (const [key, { sum, length }] of borders) {
    const [one, other] = [Math.floor(key / count), key % count]
    const rough = Math.max(...[one, other].map((area) => meanOf(within[area])))
    if (sum / length > Math.max(softest, rougher * rough)) continue
    soft.set(one, [...(soft.get(one) ?? []), other])
    soft.set(other, [...(soft.get(other) ?? []), one])
  }
  return soft
}

const meanOf = (steps: { sum: number; length: number } | undefined): number =>
  steps === undefined ? 0 : steps.sum / steps.length

function reachedFrom(first: number, neighbours: ReadonlyMap<number, readonly number[]>): Set<number> {
  const reached = new Set([first])
  for (const one of reached) for (const next of neighbours.get(one) ?? []) reached.add(next)
  return reached
}
