import type { Picture } from '../picture.ts'
import { boxMean, brightnessOf, type Plane, planeOf, resizedPlane } from '../plane.ts'

/** How much contrast counts as an edge, in squares of 0–1. */
const smallestEdge = 1e-4
/** Edges are looked for at this size and drawn at the picture's own (fast guided filter, He and Sun 2015). */
const longestSide = 1536

/**
 * A mask drawn to the picture’s edges: the guided filter (He, Sun, Tang 2010) with its brightness as the guide.
 * What is surely within or surely without stays so.
 * @param mask of any size
 * @param reach how far edges are looked for, as a share of the shorter side
 */
export function refine(picture: Picture, mask: Plane, reach: number): Plane {
  const { width, height } = picture
  const bright = brightnessOf(picture)
  const scale = Math.min(1, longestSide / Math.max(width, height))
  const [across, down] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const radius = Math.max(1, Math.round(Math.min(across, down) * reach))
  const lines = linesOf(resizedPlane(bright, across, down), resizedPlane(mask, across, down), radius)
  const [slope, offset, near] = [lines.slope, lines.offset, lines.near].map((plane) =>
    resizedPlane(plane, width, height),
  )
  const rough = resizedPlane(mask, width, height)
  const refined = planeOf(width, height)
  for (let at = 0; at < refined.data.length; at += 1) {
    const filtered = (slope?.data[at] ?? 0) * (bright.data[at] ?? 0) + (offset?.data[at] ?? 0)
    const isSure = (near?.data[at] ?? 0) < 0.01 || (near?.data[at] ?? 0) > 0.99
    refined.data[at] = isSure ? (rough.data[at] ?? 0) : Math.min(1, Math.max(0, filtered))
  }
  return refined
}

/** For each place the line from brightness to mask that fits what is around it best. */
function linesOf(guide: Plane, mask: Plane, radius: number) {
  const { width, height } = guide
  const product = (a: Plane, b: Plane): Plane => {
    const result = planeOf(width, height)
    for (let at = 0; at < result.data.length; at += 1) result.data[at] = (a.data[at] ?? 0) * (b.data[at] ?? 0)
    return result
  }
  const meanGuide = boxMean(guide, radius)
  const meanMask = boxMean(mask, radius)
  const meanBoth = boxMean(product(guide, mask), radius)
  const meanSquare = boxMean(product(guide, guide), radius)
  const slope = planeOf(width, height)
  const offset = planeOf(width, height)
  for (let at = 0; at < slope.data.length; at += 1) {
    const bright = meanGuide.data[at] ?? 0
    const masked = meanMask.data[at] ?? 0
    const variance = (meanSquare.data[at] ?? 0) - bright * bright
    const shared = (meanBoth.data[at] ?? 0) - bright * masked
    slope.data[at] = shared / (variance + smallestEdge)
    offset.data[at] = masked - (slope.data[at] ?? 0) * bright
  }
  return { slope: boxMean(slope, radius), offset: boxMean(offset, radius), near: meanMask }
}
