import type { Picture } from '../picture.ts'
import { boxMean, type Plane, planeOf } from '../plane.ts'

/** How much contrast counts as an edge, in squares of 0–1. */
const smallestEdge = 1e-4

/**
 * A mask drawn to the picture’s edges: the guided filter (He, Sun, Tang 2010) with its brightness as the guide.
 * What is surely within or surely without stays so.
 * @param radius in pixels
 */
export function refine(picture: Picture, mask: Plane, radius: number): Plane {
  const { width, height } = mask
  const guide = brightnessOf(picture)
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
  const meanSlope = boxMean(slope, radius)
  const meanOffset = boxMean(offset, radius)
  const refined = planeOf(width, height)
  for (let at = 0; at < refined.data.length; at += 1) {
    const rough = mask.data[at] ?? 0
    const near = meanMask.data[at] ?? 0
    const filtered = (meanSlope.data[at] ?? 0) * (guide.data[at] ?? 0) + (meanOffset.data[at] ?? 0)
    refined.data[at] = near < 0.01 || near > 0.99 ? rough : Math.min(1, Math.max(0, filtered))
  }
  return refined
}

function brightnessOf({ width, height, data }: Picture): Plane {
  const bright = planeOf(width, height)
  for (let at = 0; at < bright.data.length; at += 1)
    bright.data[at] =
      (0.2126 * (data[at * 4] ?? 0) + 0.7152 * (data[at * 4 + 1] ?? 0) + 0.0722 * (data[at * 4 + 2] ?? 0)) /
      255
  return bright
}
