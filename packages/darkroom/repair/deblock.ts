import type { Plane } from '../plane.ts'

/** JPEG works on squares of this side. */
const block = 8
/** Steps up to this many times the usual one at a border are taken for its doing. */
const usualTimes = 3

/** How much larger steps are at the borders of JPEG’s squares than within them; 0: no larger. */
export function blockinessOf(plane: Plane): number {
  const { border, within } = stepsOf(plane)
  return Math.max(0, border - within)
}

/** Evens out the steps at the borders of JPEG’s squares, in place, where they are small enough to be its doing. */
export function deblock(plane: Plane): void {
  const most = usualTimes * stepsOf(plane).border
  const { width, height } = plane
  for (let x = block; x < width - 2; x += block)
    for (let y = 0; y < height; y += 1) evened(plane.data, y * width + x, 1, most)
  for (let y = block; y < height - 2; y += block)
    for (let x = 0; x < width; x += 1) evened(plane.data, y * width + x, width, most)
}

/** Shares the step between `at` and what is before it out over two pixels on each side. */
function evened(data: Float32Array, at: number, step: number, most: number): void {
  const [c, d] = [data[at - step] ?? 0, data[at] ?? 0]
  const jump = d - c
  if (Math.abs(jump) > most) return
  const [b, e] = [data[at - 2 * step] ?? 0, data[at + step] ?? 0]
  // What goes on evenly across the border is the picture’s own.
  const own = (c - b + (e - d)) / 2
  const extra = jump - own
  if (Math.abs(extra) > most || Math.sign(extra) !== Math.sign(jump)) return
  data[at - step] = c + extra * 0.35
  data[at] = d - extra * 0.35
  data[at - 2 * step] = b + extra * 0.12
  data[at + step] = e - extra * 0.12
}

function stepsOf({ width, height, data }: Plane) {
  let [border, borders, within, others] = [0, 0, 0, 0]
  for (let y = 0; y < height; y += 1)
    for (let x = 1; x < width; x += 1) {
      const step = Math.abs((data[y * width + x] ?? 0) - (data[y * width + x - 1] ?? 0))
      if (step > 0.12) continue
      if (x % block === 0) {
        border += step
        borders += 1
      } else if (x % block === 4) {
        within += step
        others += 1
      }
    }
  return { border: border / Math.max(1, borders), within: within / Math.max(1, others) }
}
