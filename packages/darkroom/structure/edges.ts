import type { Picture } from '../picture.ts'
import { brightnessOf, type Plane, planeOf, softMean } from '../plane.ts'

/** Steps in brightness, 0–1 per pixel, from which a line starts, and down to which it goes on. */
const start = 0.09
const goesOn = 0.035

/** Lines where brightness changes, one pixel wide (Canny 1986): 0 or 1 per pixel. */
export function edgesOf(picture: Picture): Plane {
  const { width, height } = picture
  const soft = Math.max(1, Math.round(Math.min(width, height) / 500))
  const calm = softMean(brightnessOf(picture), soft)
  const { strength, across, down } = slopes(calm)
  const crests = planeOf(width, height)
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x
      const own = strength.data[at] ?? 0
      if (own < goesOn) continue
      const step = neighbour(across.data[at] ?? 0, down.data[at] ?? 0, width)
      if (own >= (strength.data[at + step] ?? 0) && own > (strength.data[at - step] ?? 0))
        crests.data[at] = own
    }
  return followed(crests)
}

/** Sobel's gradients. */
function slopes({ width, height, data }: Plane) {
  const [strength, across, down] = [planeOf(width, height), planeOf(width, height), planeOf(width, height)]
  const value = (at: number): number => data[at] ?? 0
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x
      const [above, below] = [at - width, at + width]
      const dx =
        value(above + 1) +
        2 * value(at + 1) +
        value(below + 1) -
        value(above - 1) -
        2 * value(at - 1) -
        value(below - 1)
      const dy =
        value(below - 1) +
        2 * value(below) +
        value(below + 1) -
        value(above - 1) -
        2 * value(above) -
        value(above + 1)
      across.data[at] = dx
      down.data[at] = dy
      strength.data[at] = Math.hypot(dx, dy) / 4
    }
  return { strength, across, down }
}

/** The step to the pixel that lies uphill: one of eight directions. */
function neighbour(dx: number, dy: number, width: number): number {
  const steep = Math.abs(dy) / (Math.abs(dx) + 1e-9)
  if (steep < 0.414) return 1
  if (steep > 2.414) return width
  return dx * dy > 0 ? width + 1 : width - 1
}

/** Keeps the crests that hang together with a strong one. */
function followed(crests: Plane): Plane {
  const { width, height, data } = crests
  const kept = planeOf(width, height)
  const open: number[] = []
  for (let at = 0; at < data.length; at += 1) {
    if ((data[at] ?? 0) < start || kept.data[at] === 1) continue
    kept.data[at] = 1
    open.push(at)
    for (let from = open.pop(); from !== undefined; from = open.pop())
      for (const step of [-width - 1, -width, 1 - width, -1, 1, width - 1, width, width + 1]) {
        const to = from + step
        if (kept.data[to] !== 0 || (data[to] ?? 0) < goesOn) continue
        kept.data[to] = 1
        open.push(to)
      }
  }
  return kept
}

/** A drawing in soft lines: how much darker a place is than what is around it. 0: paper, 1: black. */
export function linesOf(picture: Picture): Plane {
  const { width, height } = picture
  const bright = brightnessOf(picture)
  const reach = Math.max(2, Math.round(Math.min(width, height) / 90))
  const around = softMean(bright, reach)
  const lines = planeOf(width, height)
  for (let at = 0; at < lines.data.length; at += 1) {
    // The colour dodge that pencil drawings are made by, and what is dark all over left a little grey.
    const dodge = Math.min(1, ((bright.data[at] ?? 0) + 0.02) / ((around.data[at] ?? 0) + 0.02))
    lines.data[at] = Math.min(1, (1 - dodge) * 2.2 + 0.12 * (1 - (around.data[at] ?? 0)) ** 2)
  }
  return lines
}
