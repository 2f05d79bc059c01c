import { type Picture, planeOf } from '@krya/darkroom'

/**
 * Colours of what is unknown from what is known about it, softly (push and pull: Gortler et al. 1996).
 * @param known 0–1 per pixel: how far its colour counts
 * @returns the picture with what is unknown filled; its transparency stays
 */
export function spread(picture: Picture, known: Float32Array): Picture {
  const { width, height } = picture
  const data = Uint8ClampedArray.from(picture.data)
  for (let channel = 0; channel < 3; channel += 1) {
    const sums = planeOf(width, height)
    for (let at = 0; at < known.length; at += 1)
      sums.data[at] = (known[at] ?? 0) * (picture.data[at * 4 + channel] ?? 0)
    const filled = filledFrom({ width, height, sums: sums.data, weights: known })
    for (let at = 0; at < known.length; at += 1) data[at * 4 + channel] = filled[at] ?? 0
  }
  return { width, height, data }
}

interface Level {
  readonly width: number
  readonly height: number
  /** Values times their weights. */
  readonly sums: Float32Array
  readonly weights: Float32Array
}

function filledFrom(level: Level): Float32Array {
  const { width, height, sums, weights } = level
  if (width === 1 && height === 1) return Float32Array.of((sums[0] ?? 0) / Math.max(1e-6, weights[0] ?? 0))
  const half = halved(level)
  const coarse = filledFrom(half)
  return Float32Array.from(sums, (sum, at) => {
    const weight = Math.min(1, weights[at] ?? 0)
    if (weight >= 1) return sum
    const x = at % width
    return sum + (1 - weight) * sampled(coarse, half, (x - 0.5) / 2, ((at - x) / width - 0.5) / 2)
  })
}

function halved({ width, height, sums, weights }: Level): Level {
  const [across, down] = [Math.ceil(width / 2), Math.ceil(height / 2)]
  const half = {
    width: across,
    height: down,
    sums: new Float32Array(across * down),
    weights: new Float32Array(across * down),
  }
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const to = (y >> 1) * across + (x >> 1)
      half.sums[to] = (half.sums[to] ?? 0) + (sums[y * width + x] ?? 0)
      half.weights[to] = (half.weights[to] ?? 0) + (weights[y * width + x] ?? 0)
    }
  // A place with something known in it is known.
  for (let at = 0; at < half.sums.length; at += 1) {
    const weight = half.weights[at] ?? 0
    if (weight <= 1) continue
    half.sums[at] = (half.sums[at] ?? 0) / weight
    half.weights[at] = 1
  }
  return half
}

function sampled(values: Float32Array, { width, height }: Level, x: number, y: number): number {
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))]
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)]
  const [u, v] = [Math.max(0, x - left), Math.max(0, y - top)]
  const row = (at: number): number =>
    (values[at * width + left] ?? 0) * (1 - u) + (values[at * width + right] ?? 0) * u
  return row(top) * (1 - v) + row(bottom) * v
}
