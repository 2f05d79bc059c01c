import type { Picture } from './picture.ts'

/** One number per pixel, row by row. */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

export const planeOf = (width: number, height: number): Plane => ({
  width,
  height,
  data: new Float32Array(width * height),
})

/** Bilinear, pixel centres on pixel centres; what is made much smaller is averaged first. */
export function resizedPlane(from: Plane, width: number, height: number): Plane {
  if (from.width === width && from.height === height) return from
  const shrink = Math.floor(Math.min(from.width / width, from.height / height) / 2)
  return sampled(shrink >= 1 ? boxMean(from, shrink) : from, width, height)
}

function sampled(from: Plane, width: number, height: number): Plane {
  const to = planeOf(width, height)
  const columns = Array.from({ length: width }, (_, x) => spot(x, width, from.width))
  for (let y = 0; y < height; y += 1) {
    const row = spot(y, height, from.height)
    const above = row.low * from.width
    const below = row.high * from.width
    for (const [x, { low, high, share }] of columns.entries()) {
      const top = mix(from.data[above + low] ?? 0, from.data[above + high] ?? 0, share)
      const bottom = mix(from.data[below + low] ?? 0, from.data[below + high] ?? 0, share)
      to.data[y * width + x] = mix(top, bottom, row.share)
    }
  }
  return to
}

const mix = (a: number, b: number, share: number): number => a + (b - a) * share

function spot(at: number, length: number, of: number) {
  const place = Math.min(of - 1, Math.max(0, ((at + 0.5) * of) / length - 0.5))
  const low = Math.floor(place)
  return { low, high: Math.min(of - 1, low + 1), share: place - low }
}

/** The mean over a square of 2 × radius + 1 about each pixel; at the edges over what of it lies within. */
export function boxMean({ width, height, data }: Plane, radius: number): Plane {
  const across = planeOf(width, height)
  for (let y = 0; y < height; y += 1) meansAlong(data, across.data, y * width, width, radius)
  return meansDown(across, radius)
}

/** Running means of one row. */
function meansAlong(
  from: Float32Array,
  to: Float32Array,
  start: number,
  length: number,
  radius: number,
): void {
  let sum = 0
  let count = 0
  for (let at = 0; at < Math.min(radius, length); at += 1) {
    sum += from[start + at] ?? 0
    count += 1
  }
  for (let at = 0; at < length; at += 1) {
    if (at + radius < length) {
      sum += from[start + at + radius] ?? 0
      count += 1
    }
    if (at - radius > 0) {
      sum -= from[start + at - radius - 1] ?? 0
      count -= 1
    }
    to[start + at] = sum / count
  }
}

/** Running means of all columns at once, row by row: memory is read in its own order. */
function meansDown({ width, height, data }: Plane, radius: number): Plane {
  const means = planeOf(width, height)
  const sums = new Float64Array(width)
  let count = 0
  const add = (y: number, sign: 1 | -1): void => {
    const start = y * width
    for (let x = 0; x < width; x += 1) sums[x] = (sums[x] ?? 0) + sign * (data[start + x] ?? 0)
    count += sign
  }
  for (let y = 0; y < Math.min(radius, height); y += 1) add(y, 1)
  for (let y = 0; y < height; y += 1) {
    if (y + radius < height) add(y + radius, 1)
    if (y - radius > 0) add(y - radius - 1, -1)
    const start = y * width
    for (let x = 0; x < width; x += 1) means.data[start + x] = (sums[x] ?? 0) / count
  }
  return means
}

/** Softened: the mean of means, nearly a Gaussian. */
export const softMean = (plane: Plane, radius: number): Plane => boxMean(boxMean(plane, radius), radius)

/** The pixels above, below and beside one. */
export function besides(
  at: number,
  { width, height }: { readonly width: number; readonly height: number },
): number[] {
  const x = at % width
  return [
    ...(x > 0 ? [at - 1] : []),
    ...(x < width - 1 ? [at + 1] : []),
    ...(at >= width ? [at - width] : []),
    ...(at < width * (height - 1) ? [at + width] : []),
  ]
}

/** The picture's brightness, 0–1. */
export function brightnessOf({ width, height, data }: Picture): Plane {
  const bright = planeOf(width, height)
  for (let at = 0; at < bright.data.length; at += 1)
    bright.data[at] =
      (0.2126 * (data[at * 4] ?? 0) + 0.7152 * (data[at * 4 + 1] ?? 0) + 0.0722 * (data[at * 4 + 2] ?? 0)) /
      255
  return bright
}

/** What was 0 is 1. */
export const negative = (plane: Plane): Plane => ({ ...plane, data: plane.data.map((one) => 1 - one) })

/** A plane of 0–1 as a picture in greys. */
export function greyOf({ width, height, data: values }: Plane): Picture {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let at = 0; at < values.length; at += 1) data.fill(255 * (values[at] ?? 0), at * 4, at * 4 + 3)
  for (let at = 3; at < data.length; at += 4) data[at] = 255
  return { width, height, data }
}
