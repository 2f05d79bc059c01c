import { boxMean, fill, type Picture, type Plane, planeOf, resized, Unworkable, within } from '@krya/darkroom'
import { spread } from './spread.ts'

/** Pixels on the longer side at which what was hidden is thought up; it lies behind somebody nearly all the time. */
const longestSide = 480
/** How much of a picture must be left to copy from. */
const leastLeft = 0.2

/** A picture without whom it shows: what was behind is filled with what is around. */
export async function backdropOf(picture: Picture, matte: Plane, seed: number): Promise<Picture> {
  const small = await within(picture, longestSide)
  const hidden = hiddenIn(matte, small)
  const left = hidden.reduce((sum, one) => sum + (1 - one), 0) / hidden.length
  const filled =
    left < leastLeft
      ? spread(
          small,
          hidden.map((one) => 1 - one),
        )
      : filledIn(small, hidden, seed)
  const large = await resized(filled, picture.width, picture.height)
  // Softly, so that no rim is seen where the two meet.
  const hole = hiddenIn(matte, picture)
  const soft = boxMean(
    { width: picture.width, height: picture.height, data: hole },
    Math.max(1, Math.round(Math.min(picture.width, picture.height) / 200)),
  )
  const data = Uint8ClampedArray.from(picture.data)
  for (let at = 0; at < hole.length; at += 1) {
    const share = Math.min(1, 2 * (soft.data[at] ?? 0))
    for (let channel = 0; channel < 3; channel += 1) {
      const own = picture.data[at * 4 + channel] ?? 0
      data[at * 4 + channel] = own + share * ((large.data[at * 4 + channel] ?? 0) - own)
    }
    data[at * 4 + 3] = 255
  }
  return { ...picture, data }
}

function filledIn(picture: Picture, hidden: Float32Array, seed: number): Picture {
  const hole = Uint8Array.from(hidden)
  if (!hole.includes(1)) return picture
  try {
    return fill(picture, hole, seed, () => undefined)
  } catch (error) {
    if (!(error instanceof Unworkable)) throw error
    return spread(
      picture,
      hidden.map((one) => 1 - one),
    )
  }
}

/** 1 where anything is seen of whom the picture shows, and a little beyond. */
function hiddenIn(
  matte: Plane,
  { width, height }: { readonly width: number; readonly height: number },
): Float32Array {
  const own = planeOf(width, height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [u, v] = [Math.floor((x * matte.width) / width), Math.floor((y * matte.height) / height)]
      own.data[y * width + x] = (matte.data[v * matte.width + u] ?? 0) > 0.04 ? 1 : 0
    }
  const near = boxMean(own, Math.max(2, Math.round(Math.min(width, height) / 90)))
  return near.data.map((value) => (value > 1e-6 ? 1 : 0))
}
