import type { Band } from '../raster.ts'
import { channels, hash, luminance, type Step, step } from './operation.ts'
import { put } from './tone.ts'

const sizeOf = (band: Band, units: number): number => Math.max(2, Math.round(band.unit * units))

/** The colour in the middle of a rectangle of the band, as the mean of a few samples. */
function sample(
  before: Uint8ClampedArray,
  width: number,
  height: number,
  x: number,
  y: number,
  reach: number,
): readonly [number, number, number] {
  const total: [number, number, number] = [0, 0, 0]
  for (const [dx, dy] of [
    [0, 0],
    [-reach, 0],
    [reach, 0],
    [0, -reach],
    [0, reach],
  ] as const) {
    const at =
      (Math.min(height - 1, Math.max(0, Math.round(y + dy))) * width +
        Math.min(width - 1, Math.max(0, Math.round(x + dx)))) *
      4
    total[0] += (before[at] ?? 0) / 5
    total[1] += (before[at + 1] ?? 0) / 5
    total[2] += (before[at + 2] ?? 0) / 5
  }
  return total
}

/** Squares of one colour. */
export function squares(units: number): Step {
  return step(units * 2, (band) => {
    const { data, width, height, left, top } = band
    const size = sizeOf(band, units)
    const before = Uint8ClampedArray.from(data)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const cy = Math.floor((y + top) / size) * size + size / 2 - top
        const cx = Math.floor((x + left) / size) * size + size / 2 - left
        put(data, (y * width + x) * 4, sample(before, width, height, cx, cy, size / 5))
      }
  })
}

/** Small tiles with grout between them, each set a little differently. */
export function tiles(units: number, grout: string): Step {
  const gap = channels(grout)
  return step(units * 2, (band) => {
    const { data, width, height, left, top, seed } = band
    const size = sizeOf(band, units)
    const before = Uint8ClampedArray.from(data)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const row = Math.floor((y + top) / size)
        const offset = (row % 2) * size * 0.5
        const column = Math.floor((x + left + offset) / size)
        const u = (x + left + offset - column * size) / size
        const v = (y + top - row * size) / size
        const at = (y * width + x) * 4
        const inset = 0.09 + hash(column, row, seed) * 0.05
        if (u < inset || v < inset) {
          put(data, at, gap)
          continue
        }
        const [r, g, b] = sample(
          before,
          width,
          height,
          column * size + size / 2 - offset - left,
          row * size + size / 2 - top,
          size / 4,
        )
        const set =
          0.9 +
          hash(column, row, seed + 1) * 0.2 +
          (u < 0.28 || v < 0.28 ? 0.08 : 0) -
          (u > 0.86 || v > 0.86 ? 0.1 : 0)
        put(data, at, [r * set, g * set, b * set])
      }
  })
}

/** Crosses of thread in the squares of a linen. */
export function stitches(units: number, linen: string): Step {
  const ground = channels(linen)
  return step(units * 2, (band) => {
    const { data, width, height, left, top, seed } = band
    const size = sizeOf(band, units)
    const before = Uint8ClampedArray.from(data)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const row = Math.floor((y + top) / size)
        const column = Math.floor((x + left) / size)
        const u = (x + left - column * size) / size
        const v = (y + top - row * size) / size
        const at = (y * width + x) * 4
        const first = Math.abs(u - v)
        const second = Math.abs(u + v - 1)
        const onThread = Math.min(first, second) < 0.24
        if (!onThread) {
          const weave = 0.94 + hash(x + left, y + top, seed) * 0.08
          put(data, at, [ground[0] * weave, ground[1] * weave, ground[2] * weave])
          continue
        }
        const [r, g, b] = sample(
          before,
          width,
          height,
          column * size + size / 2 - left,
          row * size + size / 2 - top,
          size / 4,
        )
        const lift = second < 0.24 ? 1.1 - second * 1.1 : 0.92 - first * 0.8
        put(data, at, [r * lift, g * lift, b * lift])
      }
  })
}

/** Irregular panes around scattered points (Worley 1996), with leads of `lead` units between them. */
export function panes(options: {
  readonly size: number
  readonly lead: number
  readonly colour: string
  readonly shine: number
}): Step {
  const leadColour = channels(options.colour)
  return step(options.size * 3, (band) => {
    const { data, width, height, left, top, unit, seed } = band
    const size = sizeOf(band, options.size)
    const before = Uint8ClampedArray.from(data)
    const lead = unit * options.lead
    const point = (column: number, row: number): readonly [number, number] => [
      (column + 0.15 + hash(column, row, seed) * 0.7) * size,
      (row + 0.15 + hash(column, row, seed + 1) * 0.7) * size,
    ]
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const wx = x + left
        const wy = y + top
        const column = Math.floor(wx / size)
        const row = Math.floor(wy / size)
        let nearest = Infinity
        let second = Infinity
        let [px, py] = [0, 0]
        for (let dr = -1; dr <= 1; dr += 1)
          for (let dc = -1; dc <= 1; dc += 1) {
            const [cx, cy] = point(column + dc, row + dr)
            const far = Math.hypot(cx - wx, cy - wy)
            if (far < nearest) {
              second = nearest
              nearest = far
              px = cx
              py = cy
            } else if (far < second) second = far
          }
        const at = (y * width + x) * 4
        if (lead > 0 && second - nearest < lead) put(data, at, leadColour)
        else {
          const [r, g, b] = sample(before, width, height, px - left, py - top, size / 6)
          const shine =
            1 + options.shine * (0.25 - nearest / size + hash(Math.round(px), Math.round(py), seed) * 0.25)
          put(data, at, [r * shine, g * shine, b * shine])
        }
      }
  })
}

/** Triangles of one colour each over a jittered grid. */
export function facets(units: number): Step {
  return step(units * 3, (band) => {
    const { data, width, height, left, top, seed } = band
    const size = sizeOf(band, units)
    const before = Uint8ClampedArray.from(data)
    const corner = (column: number, row: number): readonly [number, number] => [
      (column + (hash(column, row, seed) - 0.5) * 0.7) * size,
      (row + (hash(column, row, seed + 1) - 0.5) * 0.7) * size,
    ]
    for (let row = Math.floor(top / size) - 1; row * size < top + height + size; row += 1)
      for (let column = Math.floor(left / size) - 1; column * size < left + width + size; column += 1) {
        const a = corner(column, row)
        const b = corner(column + 1, row)
        const c = corner(column, row + 1)
        const d = corner(column + 1, row + 1)
        const flipped = hash(column, row, seed + 2) < 0.5
        const triangles = flipped
          ? [
              [a, b, c],
              [b, d, c],
            ]
          : [
              [a, b, d],
              [a, d, c],
            ]
        for (const [index, [p, q, r]] of triangles.entries()) {
          if (p === undefined || q === undefined || r === undefined) continue
          const mx = (p[0] + q[0] + r[0]) / 3 - left
          const my = (p[1] + q[1] + r[1]) / 3 - top
          const [cr, cg, cb] = sample(before, width, height, mx, my, size / 6)
          const tilt = 0.93 + hash(column * 2 + index, row, seed + 3) * 0.14
          fill(band, p, q, r, [cr * tilt, cg * tilt, cb * tilt])
        }
      }
  })
}

function fill(
  band: Band,
  p: readonly [number, number],
  q: readonly [number, number],
  r: readonly [number, number],
  colour: readonly [number, number, number],
): void {
  const { data, width, height, left, top } = band
  const [x0, y0, x1, y1] = [
    Math.min(p[0], q[0], r[0]) - left,
    Math.min(p[1], q[1], r[1]) - top,
    Math.max(p[0], q[0], r[0]) - left,
    Math.max(p[1], q[1], r[1]) - top,
  ]
  const side = (a: readonly [number, number], b: readonly [number, number], x: number, y: number): number =>
    (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])
  for (let y = Math.max(0, Math.floor(y0)); y <= Math.min(height - 1, Math.ceil(y1)); y += 1)
    for (let x = Math.max(0, Math.floor(x0)); x <= Math.min(width - 1, Math.ceil(x1)); x += 1) {
      const one = side(p, q, x + left, y + top)
      const two = side(q, r, x + left, y + top)
      const three = side(r, p, x + left, y + top)
      if ((one >= 0 && two >= 0 && three >= 0) || (one <= 0 && two <= 0 && three <= 0))
        put(data, (y * width + x) * 4, colour)
    }
}

/** Printed dots that grow with the dark, one screen for each ink at its own angle. */
export function halftone(options: {
  readonly size: number
  readonly ground: string
  readonly inks: readonly string[]
}): Step {
  const ground = channels(options.ground)
  const screens = options.inks.map((ink, at) => ({
    ink: channels(ink),
    cos: Math.cos([0.26, 1.31, 0, 0.79][at % 4] ?? 0),
    sin: Math.sin([0.26, 1.31, 0, 0.79][at % 4] ?? 0),
  }))
  return step(0, (band) => {
    const { data, width, height, left, top, unit } = band
    const period = Math.max(3, unit * options.size)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4
        const own = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0] as const
        const black = 1 - Math.max(...own) / 255
        let result: readonly [number, number, number] = ground
        for (const [index, { ink, cos, sin }] of screens.entries()) {
          const tone =
            screens.length === 1
              ? 1 - luminance(...own) / 255
              : index === 3
                ? black
                : Math.max(0, 1 - (own[index] ?? 0) / 255 - black * 0.6)
          const u = ((x + left) * cos + (y + top) * sin) / period
          const v = (-(x + left) * sin + (y + top) * cos) / period
          const far = Math.hypot(u - Math.round(u), v - Math.round(v))
          const inside = Math.min(1, Math.max(0, (Math.sqrt(tone) * 0.72 - far) * period * 0.7))
          result = [
            (result[0] * (255 - inside * (255 - ink[0]))) / 255,
            (result[1] * (255 - inside * (255 - ink[1]))) / 255,
            (result[2] * (255 - inside * (255 - ink[2]))) / 255,
          ]
        }
        put(data, at, result)
      }
  })
}
