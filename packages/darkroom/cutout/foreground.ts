import { type Picture, within } from '../picture.ts'
import { boxMean, type Plane, planeOf, resizedPlane } from '../plane.ts'

/** Widths over which colours are looked for, in pixels: far, then near (as published). */
const reaches = [45, 3]

/** Colours are looked for at this size: they change slowly. */
const longestSide = 1536
/** What is as solid as this shows nothing of what is behind it. */
const solid = 0.98

/**
 * What is about to be cut out, freed of the background’s colour that shines through at its edges: approximate
 * fast foreground colour estimation (Forte 2021, “blur fusion”).
 * @returns its colours, with the matte as alpha
 */
export async function foregroundOf(picture: Picture, matte: Plane): Promise<Picture> {
  const { width, height } = picture
  const small = await within(picture, longestSide)
  const smallMatte = resizedPlane(matte, small.width, small.height)
  const blurred = reaches.map((reach) => boxMean(smallMatte, reach))
  const data = Uint8ClampedArray.from(picture.data)
  for (let channel = 0; channel < 3; channel += 1) {
    const seen = planeOf(small.width, small.height)
    for (let at = 0; at < seen.data.length; at += 1) seen.data[at] = (small.data[at * 4 + channel] ?? 0) / 255
    let front = seen
    let back = seen
    for (const [at, reach] of reaches.entries())
      ({ front, back } = estimate(seen, front, back, smallMatte, blurred[at] ?? smallMatte, reach))
    const full = resizedPlane(front, width, height)
    for (let at = 0; at < full.data.length; at += 1)
      if ((matte.data[at] ?? 0) < solid) data[at * 4 + channel] = (full.data[at] ?? 0) * 255
  }
  for (let at = 0; at < matte.data.length; at += 1)
    data[at * 4 + 3] = (matte.data[at] ?? 0) * (picture.data[at * 4 + 3] ?? 0)
  return { width, height, data }
}

/** Front and back of one channel, smoothed over where each is surely seen, and front mended by what is left over. */
function estimate(seen: Plane, front: Plane, back: Plane, matte: Plane, blurredMatte: Plane, reach: number) {
  const { width, height } = seen
  const inFront = planeOf(width, height)
  const behind = planeOf(width, height)
  for (let at = 0; at < matte.data.length; at += 1) {
    const share = matte.data[at] ?? 0
    inFront.data[at] = (front.data[at] ?? 0) * share
    behind.data[at] = (back.data[at] ?? 0) * (1 - share)
  }
  const [fronts, backs] = [boxMean(inFront, reach), boxMean(behind, reach)]
  const nextFront = planeOf(width, height)
  const nextBack = planeOf(width, height)
  for (let at = 0; at < seen.data.length; at += 1) {
    const share = matte.data[at] ?? 0
    const near = blurredMatte.data[at] ?? 0
    const f = (fronts.data[at] ?? 0) / (near + 1e-5)
    const b = (backs.data[at] ?? 0) / (1 - near + 1e-5)
    const left = (seen.data[at] ?? 0) - share * f - (1 - share) * b
    nextFront.data[at] = Math.min(1, Math.max(0, f + share * left))
    nextBack.data[at] = b
  }
  return { front: nextFront, back: nextBack }
}
