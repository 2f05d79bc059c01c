import type { Raster } from '../raster.ts'

/**
 * A soft copy of a picture: three box blurs, close to a Gaussian (Kovesi 2010), each one pass whatever its radius.
 */
export function blurred({ data, width, height }: Raster, radius: number): Uint8ClampedArray {
  const from = Uint8ClampedArray.from(data)
  const to = new Uint8ClampedArray(data.length)
  for (let pass = 0; pass < 3; pass += 1) {
    sweep(from, to, width, height, radius, 4, width * 4)
    sweep(to, from, height, width, radius, width * 4, 4)
  }
  return from
}

function sweep(
  from: Uint8ClampedArray,
  to: Uint8ClampedArray,
  length: number,
  lines: number,
  radius: number,
  step: number,
  stride: number,
): void {
  const r = Math.min(radius, Math.floor((length - 1) / 2))
  const size = 2 * r + 1
  const last = length - 1
  for (let line = 0; line < lines; line += 1)
    for (let channel = 0; channel < 3; channel += 1) {
      const start = line * stride + channel
      let sum = (from[start] ?? 0) * (r + 1)
      for (let index = 1; index <= r; index += 1) sum += from[start + index * step] ?? 0
      for (let index = 0; index < length; index += 1) {
        to[start + index * step] = sum / size
        const entering = index + r + 1 > last ? last : index + r + 1
        const leaving = index < r ? 0 : index - r
        sum += (from[start + entering * step] ?? 0) - (from[start + leaving * step] ?? 0)
      }
    }
}
