import type { Raster } from '../raster.ts'

/**
 * A soft copy of a picture: three box blurs, close to a Gaussian (Kovesi 2010), each one pass whatever its radius.
 */
export function blurred({ data, width, height }: Raster, radius: number): Uint8ClampedArray {
  const from = Uint8ClampedArray.from(data)
  const to = new Uint8ClampedArray(data.length)
  for (let pass = 0; pass < 3; pass += 1) {
    across(from, to, width, height, radius)
    down(to, from, width, height, radius)
  }
  return from
}

function across(
  from: Uint8ClampedArray,
  to: Uint8ClampedArray,
  width: number,
  height: number,
  radius: number,
): void {
  const r = Math.min(radius, Math.floor((width - 1) / 2))
  const size = 2 * r + 1
  for (let y = 0; y < height; y += 1) {
    const start = y * width * 4
    const last = start + (width - 1) * 4
    let red = (from[start] ?? 0) * (r + 1)
    let green = (from[start + 1] ?? 0) * (r + 1)
    let blue = (from[start + 2] ?? 0) * (r + 1)
    for (let at = start + 4; at <= start + r * 4; at += 4) {
      red += from[at] ?? 0
      green += from[at + 1] ?? 0
      blue += from[at + 2] ?? 0
    }
    for (let at = start; at <= last; at += 4) {
      to[at] = red / size
      to[at + 1] = green / size
      to[at + 2] = blue / size
      const entering = Math.min(last, at + (r + 1) * 4)
      const leaving = Math.max(start, at - r * 4)
      red += (from[entering] ?? 0) - (from[leaving] ?? 0)
      green += (from[entering + 1] ?? 0) - (from[leaving + 1] ?? 0)
      blue += (from[entering + 2] ?? 0) - (from[leaving + 2] ?? 0)
    }
  }
}

/** Row by row, with a sum for each channel of each column: memory is read in the order in which it lies. */
function down(
  from: Uint8ClampedArray,
  to: Uint8ClampedArray,
  width: number,
  height: number,
  radius: number,
): void {
  const r = Math.min(radius, Math.floor((height - 1) / 2))
  const size = 2 * r + 1
  const stride = width * 4
  const last = (height - 1) * stride
  const sums = new Int32Array(stride)
  for (let at = 0; at < stride; at += 1) sums[at] = (from[at] ?? 0) * (r + 1)
  for (let row = stride; row <= r * stride; row += stride)
    for (let at = 0; at < stride; at += 1) sums[at] = (sums[at] ?? 0) + (from[row + at] ?? 0)
  for (let row = 0; row <= last; row += stride) {
    const entering = Math.min(last, row + (r + 1) * stride)
    const leaving = Math.max(0, row - r * stride)
    for (let at = 0; at < stride; at += 1) {
      const sum = sums[at] ?? 0
      if ((at & 3) !== 3) to[row + at] = sum / size
      sums[at] = sum + (from[entering + at] ?? 0) - (from[leaving + at] ?? 0)
    }
  }
}
