import { matteOf } from '../cutout/matte.ts'
import type { Box } from '../fill/mask.ts'
import { type Picture, through } from '../picture.ts'
import { type Plane, planeOf } from '../plane.ts'
import { thingsIn } from './detect.ts'
import type { Thing } from './names.ts'

/** How much about a thing is looked at with it, as a share of its size: what it stands before. */
const about = 0.15
/** More of a kind are not cut out one by one. */
const mostThings = 8
/** A thing with so much of what the picture is about in its box is that. */
const isSubject = 0.6
/** Where less of a box is cut out than this, the cutting saw something else. */
const leastFilled = 0.4

/**
 * How far each pixel belongs to a thing of this kind, 0–1, or to all of them: each is found, then cut out of its
 * surroundings.
 * @returns null where there is none
 */
export async function planeOfThings(
  picture: Picture,
  { thing, all }: { readonly thing: Thing; readonly all: boolean },
): Promise<Plane | null> {
  const found = await thingsIn(picture, thing)
  const [surest] = found
  if (surest === undefined) return null
  const subject = await matteOf(picture)
  const near = widened(surest.box, picture)
  if (!all && sumIn(subject, near) > isSubject * sumIn(subject, whole(picture))) return subject
  const plane = planeOf(picture.width, picture.height)
  for (const { box } of found.slice(0, all ? mostThings : 1)) {
    const around = widened(box, picture)
    const part = await matteOf(await through(picture, (pixels) => pixels.extract(around)))
    const isFilled = part.data.reduce((sum, one) => sum + one, 0) > leastFilled * box.width * box.height
    lay(plane, isFilled ? part : partOf(subject, around), around)
  }
  return plane
}

const whole = ({ width, height }: Picture): Box => ({ left: 0, top: 0, width, height })

function widened({ left, top, width, height }: Box, picture: Picture): Box {
  const [across, down] = [Math.round(width * about), Math.round(height * about)]
  const from = { left: Math.max(0, left - across), top: Math.max(0, top - down) }
  return {
    ...from,
    width: Math.min(picture.width, left + width + across) - from.left,
    height: Math.min(picture.height, top + height + down) - from.top,
  }
}

const partOf = ({ data, width }: Plane, box: Box): Plane => {
  const part = planeOf(box.width, box.height)
  for (let y = 0; y < box.height; y += 1) {
    const from = (box.top + y) * width + box.left
    part.data.set(data.subarray(from, from + box.width), y * box.width)
  }
  return part
}

const sumIn = (plane: Plane, box: Box): number => partOf(plane, box).data.reduce((sum, one) => sum + one, 0)

/** Puts what was cut out of a part into its place. */
function lay(plane: Plane, part: Plane, { left, top, width, height }: Box): void {
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const to = (top + y) * plane.width + left + x
      plane.data[to] = Math.max(plane.data[to] ?? 0, part.data[y * width + x] ?? 0)
    }
}
