import type { Picture } from '@krya/darkroom'
import type { Layer } from './mesh.ts'

/** A picture that is drawn on, its colours times their alpha. */
export interface Sheet {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

export const sheetOf = (width: number, height: number): Sheet => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4),
})

/** Spots this little beyond an edge, in pixels, still belong to a triangle: no seam is left open. */
const overlap = 0.02

/** Draws a layer with its corners at `places`; where it lies over itself, what was drawn last is seen. */
export function drawLayer({ picture, corners, triangles }: Layer, places: Float32Array, to: Sheet): void {
  for (let at = 0; at < triangles.length; at += 3)
    drawTriangle(
      picture,
      corners,
      places,
      [triangles[at] ?? 0, triangles[at + 1] ?? 0, triangles[at + 2] ?? 0],
      to,
    )
}

function drawTriangle(
  picture: Picture,
  corners: Float32Array,
  places: Float32Array,
  [a, b, c]: readonly [number, number, number],
  to: Sheet,
): void {
  const [ax, ay] = [places[a * 2] ?? 0, places[a * 2 + 1] ?? 0]
  const [bx, by] = [places[b * 2] ?? 0, places[b * 2 + 1] ?? 0]
  const [cx, cy] = [places[c * 2] ?? 0, places[c * 2 + 1] ?? 0]
  const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
  if (Math.abs(area) < 1e-6) return
  const left = Math.max(0, Math.floor(Math.min(ax, bx, cx)))
  const right = Math.min(to.width - 1, Math.ceil(Math.max(ax, bx, cx)))
  const top = Math.max(0, Math.floor(Math.min(ay, by, cy)))
  const bottom = Math.min(to.height - 1, Math.ceil(Math.max(ay, by, cy)))
  if (left > right || top > bottom) return
  const [au, av] = [corners[a * 2] ?? 0, corners[a * 2 + 1] ?? 0]
  const [bu, bv] = [(corners[b * 2] ?? 0) - au, (corners[b * 2 + 1] ?? 0) - av]
  const [cu, cv] = [(corners[c * 2] ?? 0) - au, (corners[c * 2 + 1] ?? 0) - av]
  const slack = -overlap / Math.sqrt(Math.abs(area))
  for (let y = top; y <= bottom; y += 1)
    for (let x = left; x <= right; x += 1) {
      const second = ((x - ax) * (cy - ay) - (cx - ax) * (y - ay)) / area
      const third = ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) / area
      if (second < slack || third < slack || second + third > 1 - slack) continue
      sample(
        picture,
        au + second * bu + third * cu,
        av + second * bv + third * cv,
        to.data,
        (y * to.width + x) * 4,
      )
    }
}

/** Between four pixels; nothing where there is nothing, so that what lies there already stays. */
function sample(
  { width, height, data }: Picture,
  x: number,
  y: number,
  to: Uint8ClampedArray,
  at: number,
): void {
  const [left, top] = [
    Math.min(width - 1, Math.max(0, Math.floor(x))),
    Math.min(height - 1, Math.max(0, Math.floor(y))),
  ]
  const [u, v] = [Math.min(1, Math.max(0, x - left)), Math.min(1, Math.max(0, y - top))]
  const one = (top * width + left) * 4
  const two = left + 1 < width ? one + 4 : one
  const down = top + 1 < height ? width * 4 : 0
  const [w1, w2, w3, w4] = [(1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v]
  const alpha =
    w1 * (data[one + 3] ?? 0) +
    w2 * (data[two + 3] ?? 0) +
    w3 * (data[one + down + 3] ?? 0) +
    w4 * (data[two + down + 3] ?? 0)
  if (alpha < (to[at + 3] ?? 0) && alpha < 254) return
  for (let channel = 0; channel < 3; channel += 1)
    to[at + channel] =
      w1 * (data[one + channel] ?? 0) +
      w2 * (data[two + channel] ?? 0) +
      w3 * (data[one + down + channel] ?? 0) +
      w4 * (data[two + down + channel] ?? 0)
  to[at + 3] = alpha
}

/** Lays one sheet over another. */
export function layOver(over: Sheet, under: Sheet): void {
  for (let at = 0; at < over.data.length; at += 4) {
    const alpha = over.data[at + 3] ?? 0
    if (alpha === 0) continue
    const rest = 1 - alpha / 255
    for (let channel = 0; channel < 4; channel += 1)
      under.data[at + channel] = (over.data[at + channel] ?? 0) + rest * (under.data[at + channel] ?? 0)
  }
}
