import type { Band } from '../raster.ts'
import { blurred } from './blur.ts'
import { channels, hash, luminance, pixels, smoothNoise, type Step, step } from './operation.ts'
import { put } from './tone.ts'

/** Edges wander, as a hand's do: each pixel is taken from a little way off. */
export function wobble(units: number, size: number): Step {
  return step(units * 1.5, (band) => {
    const { data, width, height, top, unit, seed } = band
    const before = Uint8ClampedArray.from(data)
    const reach = unit * units
    const s = 1 / (unit * size)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const wy = y + top
        const dx =
          (smoothNoise(x * s, wy * s, seed + 11) - 0.5) * 2 +
          (smoothNoise(x * s * 3, wy * s * 3, seed + 13) - 0.5) * 0.7
        const dy =
          (smoothNoise(x * s, wy * s, seed + 12) - 0.5) * 2 +
          (smoothNoise(x * s * 3, wy * s * 3, seed + 14) - 0.5) * 0.7
        const sx = Math.min(width - 1, Math.max(0, Math.round(x + dx * reach)))
        const sy = Math.min(height - 1, Math.max(0, Math.round(y + dy * reach)))
        const at = (y * width + x) * 4
        const from = (sy * width + sx) * 4
        data[at] = before[from] ?? 0
        data[at + 1] = before[from + 1] ?? 0
        data[at + 2] = before[from + 2] ?? 0
      }
  })
}

/** Wet paint: pigment gathers at edges, washes run uneven, light places stay nearly paper. */
export function washes(strength: number): Step {
  return step(4, (band) => {
    const { data, width, height, top, unit, seed } = band
    const soft = blurred(band, pixels(band, 0.9))
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4
        const wy = y + top
        const flow =
          smoothNoise(x / (unit * 11), wy / (unit * 11), seed + 21) * 0.6 +
          smoothNoise(x / (unit * 3.5), wy / (unit * 3.5), seed + 22) * 0.4 -
          0.5
        const own = luminance(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)
        const around = luminance(soft[at] ?? 0, soft[at + 1] ?? 0, soft[at + 2] ?? 0)
        const rim = Math.min(0, own - around) / 255
        const pigment = Math.min(1.25, Math.max(0.62, 0.94 + (flow * 0.34 - rim * 2.4) * strength))
        for (let channel = 0; channel < 3; channel += 1) {
          const value = (data[at + channel] ?? 0) * 0.55 + (soft[at + channel] ?? 0) * 0.45
          data[at + channel] = 252 - (252 - value) * pigment
        }
      }
  })
}

/** Flat patches with clean edges, as of a loaded brush: each pixel takes the calmest of the four squares around it (Kuwahara 1976). */
export function patches(units: number): Step {
  return step(units * 2 + 1, (band) => {
    const { data, width, height } = band
    const r = pixels(band, units)
    const sums = tables(band)
    const w1 = width + 1
    const count = (r + 1) * (r + 1)
    const sum = (table: Float64Array, x0: number, y0: number, x1: number, y1: number): number =>
      (table[(y1 + 1) * w1 + x1 + 1] ?? 0) -
      (table[y0 * w1 + x1 + 1] ?? 0) -
      (table[(y1 + 1) * w1 + x0] ?? 0) +
      (table[y0 * w1 + x0] ?? 0)
    const result = new Uint8ClampedArray(data.length)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4
        let least = Infinity
        for (const [sx, sy] of corners) {
          const x0 = Math.max(0, Math.min(width - 1, x + (sx < 0 ? -r : 0)))
          const y0 = Math.max(0, Math.min(height - 1, y + (sy < 0 ? -r : 0)))
          const x1 = Math.min(width - 1, x0 + r)
          const y1 = Math.min(height - 1, y0 + r)
          const n = x1 - x0 === r && y1 - y0 === r ? count : (x1 - x0 + 1) * (y1 - y0 + 1)
          const mean = sum(sums.l, x0, y0, x1, y1) / n
          const spread = sum(sums.l2, x0, y0, x1, y1) / n - mean * mean
          if (spread >= least) continue
          least = spread
          put(result, at, [
            sum(sums.r, x0, y0, x1, y1) / n,
            sum(sums.g, x0, y0, x1, y1) / n,
            sum(sums.b, x0, y0, x1, y1) / n,
          ])
        }
        result[at + 3] = 255
      }
    data.set(result)
  })
}

const corners = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const

/** Sums over all pixels above and to the left, for each channel, lightness and its square. */
function tables({ data, width, height }: Band) {
  const w1 = width + 1
  const make = (): Float64Array => new Float64Array(w1 * (height + 1))
  const sums = { r: make(), g: make(), b: make(), l: make(), l2: make() }
  for (let y = 0; y < height; y += 1) {
    const row = { r: 0, g: 0, b: 0, l: 0, l2: 0 }
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      const r = data[at] ?? 0
      const g = data[at + 1] ?? 0
      const b = data[at + 2] ?? 0
      const l = luminance(r, g, b)
      row.r += r
      row.g += g
      row.b += b
      row.l += l
      row.l2 += l * l
      const here = (y + 1) * w1 + x + 1
      const above = y * w1 + x + 1
      sums.r[here] = (sums.r[above] ?? 0) + row.r
      sums.g[here] = (sums.g[above] ?? 0) + row.g
      sums.b[here] = (sums.b[above] ?? 0) + row.b
      sums.l[here] = (sums.l[above] ?? 0) + row.l
      sums.l2[here] = (sums.l2[above] ?? 0) + row.l2
    }
  }
  return sums
}

/**
 * Strokes of one colour each, laid on a jittered grid, along the edges they follow: dabs when short, points when round.
 */
export function dabs(options: {
  readonly size: number
  readonly length: number
  readonly vary: number
  readonly ground?: string
}): Step {
  const ground = options.ground === undefined ? undefined : channels(options.ground)
  return step(options.size * (options.length + 2), (band) => {
    const { data, width, height, top, seed } = band
    const before = Uint8ClampedArray.from(data)
    const cell = Math.max(2, Math.round(band.unit * options.size))
    if (ground !== undefined) for (let at = 0; at < data.length; at += 4) put(data, at, ground)
    const lum = (x: number, y: number): number => {
      const at = (Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))) * 4
      return luminance(before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0)
    }
    const firstRow = Math.floor(top / cell) - 2
    const lastRow = Math.ceil((top + height) / cell) + 2
    for (let layer = 0; layer < 2; layer += 1)
      for (let row = firstRow; row <= lastRow; row += 1)
        for (let column = -1; column * cell < width + cell; column += 1) {
          const chance = hash(column, row, seed + layer * 31)
          const x = Math.round((column + hash(column, row, seed + 1 + layer)) * cell)
          const y = Math.round((row + hash(column, row, seed + 2 + layer)) * cell) - top
          const sx = Math.min(width - 1, Math.max(0, x))
          const sy = Math.min(height - 1, Math.max(0, y))
          if (Math.abs(sy - y) > cell * 3) continue
          const gx = lum(sx + cell, sy) - lum(sx - cell, sy)
          const gy = lum(sx, sy + cell) - lum(sx, sy - cell)
          const angle = Math.abs(gx) + Math.abs(gy) < 6 ? (chance - 0.5) * 1.2 : Math.atan2(gx, -gy)
          const from = (sy * width + sx) * 4
          const jitter = (chance - 0.5) * options.vary * 90
          dab(band, x, y, cell * 0.72 * options.length, cell * 0.66, angle, [
            (before[from] ?? 0) + jitter,
            (before[from + 1] ?? 0) + jitter * 0.8,
            (before[from + 2] ?? 0) - jitter * 0.6,
          ])
        }
  })
}

function dab(
  { data, width, height }: Band,
  cx: number,
  cy: number,
  a: number,
  b: number,
  angle: number,
  colour: readonly [number, number, number],
): void {
  const reach = Math.ceil(Math.max(a, b))
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  for (let y = Math.max(0, cy - reach); y <= Math.min(height - 1, cy + reach); y += 1)
    for (let x = Math.max(0, cx - reach); x <= Math.min(width - 1, cx + reach); x += 1) {
      const u = ((x - cx) * cos + (y - cy) * sin) / a
      const v = (-(x - cx) * sin + (y - cy) * cos) / b
      if (u * u + v * v <= 1) put(data, (y * width + x) * 4, colour)
    }
}
