import { type Plane, planeOf, softMean } from '../plane.ts'

/** How far beyond what is about it a value may go: more would be a halo. */
const beyond = 0.04
/** Steps smaller than this are noise, and are not made larger. */
const noise = 0.008

/** Edges made steeper: what stands out from its surroundings stands out more. @param amount 0–1 */
export function sharpened(plane: Plane, amount: number): Plane {
  const { width, height, data } = plane
  const soft = softMean(plane, 1)
  const sharp = planeOf(width, height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x
      const own = data[at] ?? 0
      const step = own - (soft.data[at] ?? 0)
      const part = Math.max(0, Math.abs(step) - noise) * Math.sign(step)
      const { least, most } = aroundOf(plane, x, y)
      sharp.data[at] = Math.min(
        most + beyond * amount,
        Math.max(least - beyond * amount, own + 2.4 * amount * part),
      )
    }
  return sharp
}

function aroundOf({ width, height, data }: Plane, x: number, y: number) {
  let [least, most] = [Infinity, -Infinity]
  for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v += 1)
    for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u += 1) {
      const one = data[v * width + u] ?? 0
      least = Math.min(least, one)
      most = Math.max(most, one)
    }
  return { least, most }
}
