import type { Pixels } from './adjust.ts'

export type Corner = readonly [x: number, y: number]
/** Upper left, upper right, lower right, lower left. */
export type Corners = readonly [Corner, Corner, Corner, Corner]

/**
 * From the unit square to four corners, by a plane's perspective (Heckbert 1989, “Fundamentals of Texture Mapping”).
 * @returns null where the corners make no convex shape
 */
export function perspectiveOf([a, b, c, d]: Corners): ((u: number, v: number) => Corner) | null {
  const [dx1, dx2, sx] = [b[0] - c[0], d[0] - c[0], a[0] - b[0] + c[0] - d[0]]
  const [dy1, dy2, sy] = [b[1] - c[1], d[1] - c[1], a[1] - b[1] + c[1] - d[1]]
  const whole = dx1 * dy2 - dx2 * dy1
  if (Math.abs(whole) < 1e-9 || !isConvex([a, b, c, d])) return null
  const g = (sx * dy2 - dx2 * sy) / whole
  const h = (dx1 * sy - sx * dy1) / whole
  const [ax, bx] = [b[0] - a[0] + g * b[0], d[0] - a[0] + h * d[0]]
  const [ay, by] = [b[1] - a[1] + g * b[1], d[1] - a[1] + h * d[1]]
  return (u, v) => {
    const w = g * u + h * v + 1
    return [(ax * u + bx * v + a[0]) / w, (ay * u + by * v + a[1]) / w]
  }
}

/** Every turn the same way. */
function isConvex(corners: Corners): boolean {
  const turns = corners.map(([x, y], at) => {
    const [x1, y1] = corners[(at + 1) % 4] ?? [0, 0]
    const [x2, y2] = corners[(at + 2) % 4] ?? [0, 0]
    return Math.sign((x1 - x) * (y2 - y1) - (y1 - y) * (x2 - x1))
  })
  return turns.every((turn) => turn !== 0 && turn === turns[0])
}

/** How large what lies between four corners is, by the longer of two sides: nothing is lost. In whole pixels. */
export function spreadSize(corners: Corners): { width: number; height: number } {
  const side = (from: 0 | 1 | 2 | 3, to: 0 | 1 | 2 | 3): number =>
    Math.hypot(corners[from][0] - corners[to][0], corners[from][1] - corners[to][1])
  return {
    width: Math.round(Math.max(side(0, 1), side(3, 2))),
    height: Math.round(Math.max(side(0, 3), side(1, 2))),
  }
}

/**
 * What lies between four corners of a picture, spread over a new one.
 * @param corners in the picture's pixels; what is beyond it is clear
 * @returns null where the corners make no convex shape
 */
export function spreadOut(from: Pixels, corners: Corners, width: number, height: number): Pixels | null {
  const place = perspectiveOf(corners)
  if (place === null) return null
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [u, v] = place((x + 0.5) / width, (y + 0.5) / height)
      sample(from, u - 0.5, v - 0.5, data, (y * width + x) * 4)
    }
  return { width, height, data }
}

/** Between four pixels, colours weighed by their alpha. */
function sample(
  { width, height, data }: Pixels,
  x: number,
  y: number,
  to: Uint8ClampedArray,
  at: number,
): void {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  let [r, g, b, alpha] = [0, 0, 0, 0]
  for (let corner = 0; corner < 4; corner += 1) {
    const [u, v] = [left + (corner & 1), top + (corner >> 1)]
    if (u < 0 || v < 0 || u >= width || v >= height) continue
    const share = (1 - Math.abs(x - u)) * (1 - Math.abs(y - v))
    const from = (v * width + u) * 4
    const own = share * (data[from + 3] ?? 0)
    r += own * (data[from] ?? 0)
    g += own * (data[from + 1] ?? 0)
    b += own * (data[from + 2] ?? 0)
    alpha += own
  }
  if (alpha === 0) return
  to[at] = r / alpha
  to[at + 1] = g / alpha
  to[at + 2] = b / alpha
  to[at + 3] = alpha
}
