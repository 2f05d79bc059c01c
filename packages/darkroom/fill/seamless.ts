import { z } from 'zod'
import { type Picture, Unworkable, writePicture } from '../picture.ts'
import { imageOf, png, type Tool } from '../tool.ts'
import { fill } from './fill.ts'

const input = z.object({ blend: z.number().default(0.15) })
/** Smaller pictures have too little to copy from. */
const smallestSide = 64

/** `make-seamless` */
export const makeSeamless: Tool = async (work, told) => {
  const { blend } = input.parse(work.input)
  const picture = await imageOf(work)
  if (Math.min(picture.width, picture.height) < smallestSide)
    throw new Unworkable(`The picture must be at least ${smallestSide} pixels on each side.`)
  return png(await writePicture(seamless(picture, blend, work.seed, told)))
}

/**
 * A picture whose opposite edges meet: rolled by half, so that its edges lie in the midst and what was its midst
 * meets itself around the outside; the cross where its edges meet is filled; rolled back.
 * @param blend how much of each side is made anew, 0–1
 */
function seamless(picture: Picture, blend: number, seed: number, told: (share: number) => void): Picture {
  const { width, height } = picture
  const across = Math.floor(width / 2)
  const down = Math.floor(height / 2)
  const reach = { x: Math.max(2, (width * blend) / 2), y: Math.max(2, (height * blend) / 2) }
  const hole = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (Math.abs(x - across) < reach.x || Math.abs(y - down) < reach.y) hole[y * width + x] = 1
  const filled = fill(rolled(picture, across, down), hole, seed, told)
  return rolled(filled, width - across, height - down)
}

/** Moved to the right and down; what leaves on one side comes in on the other. */
function rolled({ width, height, data }: Picture, right: number, down: number): Picture {
  const moved = new Uint8ClampedArray(data.length)
  for (let y = 0; y < height; y += 1) {
    const to = ((y + down) % height) * width
    const from = y * width
    moved.set(data.subarray(from * 4, (from + width - right) * 4), (to + right) * 4)
    moved.set(data.subarray((from + width - right) * 4, (from + width) * 4), to * 4)
  }
  return { width, height, data: moved }
}
