import { boxMean, type Plane, planeOf } from '../plane.ts'

/** How far like places are looked for, and the reach of what is compared, in pixels. */
const search = 4
const patch = 1

/** How strong a plane’s noise is, as its standard deviation (Immerkær 1996), from where it is calm. */
export function noiseOf({ width, height, data }: Plane): number {
  const found: number[] = []
  const value = (at: number): number => data[at] ?? 0
  for (let y = 1; y < height - 1; y += 2)
    for (let x = 1; x < width - 1; x += 2) {
      const at = y * width + x
      const [above, below] = [at - width, at + width]
      const corners = value(above - 1) + value(above + 1) + value(below - 1) + value(below + 1)
      const sides = value(above) + value(below) + value(at - 1) + value(at + 1)
      found.push(Math.abs(corners - 2 * sides + 4 * value(at)))
    }
  // The lower part of them: edges and texture are no noise.
  const sorted = Float32Array.from(found).sort()
  const median = sorted[Math.floor(sorted.length * 0.4)] ?? 0
  return median / 6 / 0.5244
}

/**
 * Without noise: each value becomes the mean of those about it whose surroundings are alike (non-local means,
 * Buades, Coll and Morel 2005), the differences of all patches summed at once (Darbon et al. 2008).
 * @param noise its standard deviation
 */
export function denoised(plane: Plane, noise: number): Plane {
  const { width, height, data } = plane
  const sums = Float32Array.from(data)
  const weights = new Float32Array(data.length).fill(1)
  const own = 2 * noise * noise
  const width2 = (0.55 * noise) ** 2 * 3
  for (let dy = 0; dy <= search; dy += 1)
    for (let dx = dy === 0 ? 1 : -search; dx <= search; dx += 1) {
      const alike = boxMean(squaredDifference(plane, dx, dy), patch)
      const step = dy * width + dx
      for (let y = 0; y < height - dy; y += 1)
        for (let x = Math.max(0, -dx); x < Math.min(width, width - dx); x += 1) {
          const at = y * width + x
          const weight = Math.exp(-Math.max(0, (alike.data[at] ?? 0) - own) / width2)
          sums[at] = (sums[at] ?? 0) + weight * (data[at + step] ?? 0)
          weights[at] = (weights[at] ?? 0) + weight
          sums[at + step] = (sums[at + step] ?? 0) + weight * (data[at] ?? 0)
          weights[at + step] = (weights[at + step] ?? 0) + weight
        }
    }
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) / (weights[at] ?? 1)
  return { width, height, data: sums }
}

function squaredDifference({ width, height, data }: Plane, dx: number, dy: number): Plane {
  const squares = planeOf(width, height)
  const step = dy * width + dx
  for (let y = 0; y < height - dy; y += 1)
    for (let x = Math.max(0, -dx); x < Math.min(width, width - dx); x += 1) {
      const at = y * width + x
      squares.data[at] = ((data[at] ?? 0) - (data[at + step] ?? 0)) ** 2
    }
  return squares
}
