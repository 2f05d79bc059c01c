import type { Band } from '../raster.ts'
import { blurred } from './blur.ts'
import { channels, hash, luminance, noiseRow, pixels, type Step, step } from './operation.ts'
import { put } from './tone.ts'

/** Edges wander, as a hand's do: each pixel is taken from a little way off. */
export function wobble(units: number, size: number): Step {
  return step(units * 1.5, (band) => {
    const { data, width, height, left, top, unit, seed } = band
    const before = Uint8ClampedArray.from(data)
    const reach = unit * units
    const s = 1 / (unit * size)
    const [right, lower] = [new Float64Array(width), new Float64Array(width)]
    const [rightFine, lowerFine] = [new Float64Array(width), new Float64Array(width)]
    for (let y = 0; y < height; y += 1) {
      noiseRow(right, left, y + top, s, s, seed + 11)
      noiseRow(lower, left, y + top, s, s, seed + 12)
      noiseRow(rightFine, left, y + top, s * 3, s * 3, seed + 13)
      noiseRow(lowerFine, left, y + top, s * 3, s * 3, seed + 14)
      for (let x = 0; x < width; x += 1) {
        const dx = ((right[x] ?? 0) - 0.5) * 2 + ((rightFine[x] ?? 0) - 0.5) * 0.7
        const dy = ((lower[x] ?? 0) - 0.5) * 2 + ((lowerFine[x] ?? 0) - 0.5) * 0.7
        const sx = Math.min(width - 1, Math.max(0, Math.round(x + dx * reach)))
        const sy = Math.min(height - 1, Math.max(0, Math.round(y + dy * reach)))
        const at = (y * width + x) * 4
        const from = (sy * width + sx) * 4
        data[at] = before[from] ?? 0
        data[at + 1] = before[from + 1] ?? 0
        data[at + 2] = before[from + 2] ?? 0
      }
    }
  })
}

/** Wet paint: pigment gathers at edges, washes run uneven, light places stay nearly paper. */
export function washes(strength: number): Step {
  return step(4, (band) => {
    const { data, width, height, left, top, unit, seed } = band
    const soft = blurred(band, pixels(band, 0.9))
    const [pools, runs] = [new Float64Array(width), new Float64Array(width)]
    const [pool, run] = [1 / (unit * 11), 1 / (unit * 3.5)]
    for (let y = 0; y < height; y += 1) {
      noiseRow(pools, left, y + top, pool, pool, seed + 21)
      noiseRow(runs, left, y + top, run, run, seed + 22)
      for (let x = 0; x < width; x += 1) {
        const at = (y * width + x) * 4
        const flow = (pools[x] ?? 0) * 0.6 + (runs[x] ?? 0) * 0.4 - 0.5
        const own = luminance(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)
        const around = luminance(soft[at] ?? 0, soft[at + 1] ?? 0, soft[at + 2] ?? 0)
        const rim = Math.min(0, own - around) / 255
        const pigment = Math.min(1.25, Math.max(0.62, 0.97 + (flow * 0.26 - rim * 2.4) * strength))
        for (let channel = 0; channel < 3; channel += 1) {
          const value = (data[at + channel] ?? 0) * 0.55 + (soft[at + channel] ?? 0) * 0.45
          data[at + channel] = 252 - (252 - value) * pigment
        }
      }
    }
  })
}

/**
 * Flat patches with clean edges, as of a loaded brush: each pixel takes the calmest of the four squares around it
 * (Kuwahara 1976), by sums over all pixels above and to the left, so that the size of the squares costs nothing.
 */
export function patches(units: number): Step {
  return step(units * 1.2, (band) => {
    const { data, width, height } = band
    const r = pixels(band, units)
    const { colour, spread } = tables(band)
    const unrest = unrestOf(spread, width, height, r)
    const w1 = width + 1
    const wide = width + r
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const here = y * wide + x
        const below = here + r * wide
        let calmest = unrest[here] ?? 0
        let right = 0
        let lower = 0
        if ((unrest[here + r] ?? 0) < calmest) {
          calmest = unrest[here + r] ?? 0
          right = r
        }
        if ((unrest[below] ?? 0) < calmest) {
          calmest = unrest[below] ?? 0
          right = 0
          lower = r
        }
        if ((unrest[below + r] ?? 0) < calmest) {
          right = r
          lower = r
        }
        const x0 = Math.max(0, x + right - r)
        const y0 = Math.max(0, y + lower - r)
        const x1 = Math.min(width, x + right + 1)
        const y1 = Math.min(height, y + lower + 1)
        const count = (x1 - x0) * (y1 - y0)
        const a = (y0 * w1 + x0) * 3
        const b = (y0 * w1 + x1) * 3
        const c = (y1 * w1 + x0) * 3
        const d = (y1 * w1 + x1) * 3
        const at = (y * width + x) * 4
        for (let channel = 0; channel < 3; channel += 1)
          data[at + channel] =
            ((colour[d + channel] ?? 0) -
              (colour[b + channel] ?? 0) -
              (colour[c + channel] ?? 0) +
              (colour[a + channel] ?? 0)) /
            count
      }
  })
}

/**
 * How much lightness varies in each square of `r` + 1 pixels, by the pixel at its lower right; those at the edges are
 * cut off. Four pixels have each square in common.
 */
function unrestOf(spread: Float64Array, width: number, height: number, r: number): Float64Array {
  const wide = width + r
  const w1 = width + 1
  const unrest = new Float64Array(wide * (height + r))
  for (let y = 0; y < height + r; y += 1) {
    const y0 = Math.max(0, y - r)
    const y1 = Math.min(height, y + 1)
    for (let x = 0; x < wide; x += 1) {
      const x0 = Math.max(0, x - r)
      const x1 = Math.min(width, x + 1)
      const p = (y0 * w1 + x0) * 2
      const q = (y0 * w1 + x1) * 2
      const s = (y1 * w1 + x0) * 2
      const t = (y1 * w1 + x1) * 2
      const n = (x1 - x0) * (y1 - y0)
      const mean = ((spread[t] ?? 0) - (spread[q] ?? 0) - (spread[s] ?? 0) + (spread[p] ?? 0)) / n
      const square =
        ((spread[t + 1] ?? 0) - (spread[q + 1] ?? 0) - (spread[s + 1] ?? 0) + (spread[p + 1] ?? 0)) / n
      unrest[y * wide + x] = square - mean * mean
    }
  }
  return unrest
}

/** Sums over all pixels above and to the left: of the three channels, and of lightness and its square. */
function tables({ data, width, height }: Band): { colour: Uint32Array; spread: Float64Array } {
  const w1 = width + 1
  const colour = new Uint32Array(w1 * (height + 1) * 3)
  const spread = new Float64Array(w1 * (height + 1) * 2)
  for (let y = 0; y < height; y += 1) {
    let r = 0
    let g = 0
    let b = 0
    let l = 0
    let l2 = 0
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      // Whole numbers add up to the same wherever a band begins.
      const own = Math.round(luminance(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0))
      r += data[at] ?? 0
      g += data[at + 1] ?? 0
      b += data[at + 2] ?? 0
      l += own
      l2 += own * own
      const here = (y + 1) * w1 + x + 1
      const above = here - w1
      colour[here * 3] = (colour[above * 3] ?? 0) + r
      colour[here * 3 + 1] = (colour[above * 3 + 1] ?? 0) + g
      colour[here * 3 + 2] = (colour[above * 3 + 2] ?? 0) + b
      spread[here * 2] = (spread[above * 2] ?? 0) + l
      spread[here * 2 + 1] = (spread[above * 2 + 1] ?? 0) + l2
    }
  }
  return { colour, spread }
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
  return step(options.size * (options.length * 0.75 + 1.6), (band) => {
    const { data, width, height, left, top, whole, seed } = band
    const before = Uint8ClampedArray.from(data)
    const cell = Math.max(2, Math.round(band.unit * options.size))
    const colour = new Uint8ClampedArray(3)
    if (ground !== undefined) for (let at = 0; at < data.length; at += 4) put(data, at, ground)
    const lum = (x: number, y: number): number => {
      const at = (Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))) * 4
      return luminance(before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0)
    }
    const firstRow = Math.floor(top / cell) - 2
    const lastRow = Math.ceil((top + height) / cell) + 2
    const firstColumn = Math.max(-1, Math.floor(left / cell) - 3)
    const beyond = Math.min(whole.width + cell, left + width + 3 * cell)
    for (let layer = 0; layer < 2; layer += 1)
      for (let row = firstRow; row <= lastRow; row += 1)
        for (let column = firstColumn; column * cell < beyond; column += 1) {
          const chance = hash(column, row, seed + layer * 31)
          const x = Math.round((column + hash(column, row, seed + 1 + layer)) * cell) - left
          const y = Math.round((row + hash(column, row, seed + 2 + layer)) * cell) - top
          const sx = Math.min(width - 1, Math.max(0, x))
          const sy = Math.min(height - 1, Math.max(0, y))
          if (Math.abs(sy - y) > cell * 3) continue
          const gx = lum(sx + cell, sy) - lum(sx - cell, sy)
          const gy = lum(sx, sy + cell) - lum(sx, sy - cell)
          const steep = Math.sqrt(gx * gx + gy * gy)
          const isFlat = Math.abs(gx) + Math.abs(gy) < 6
          const angle = (chance - 0.5) * 1.2
          const cos = isFlat ? Math.cos(angle) : -gy / steep
          const sin = isFlat ? Math.sin(angle) : gx / steep
          const from = (sy * width + sx) * 4
          const jitter = (chance - 0.5) * options.vary * 90
          colour[0] = (before[from] ?? 0) + jitter
          colour[1] = (before[from + 1] ?? 0) + jitter * 0.8
          colour[2] = (before[from + 2] ?? 0) - jitter * 0.6
          dab(band, x, y, cell * 0.72 * options.length, cell * 0.66, cos, sin, colour)
        }
  })
}

/** A turned ellipse: row by row, from where its edge is crossed to where it is crossed again. */
function dab(
  { data, width, height }: Band,
  cx: number,
  cy: number,
  a: number,
  b: number,
  cos: number,
  sin: number,
  colour: Uint8ClampedArray,
): void {
  const red = colour[0] ?? 0
  const green = colour[1] ?? 0
  const blue = colour[2] ?? 0
  const aa = 1 / (a * a)
  const bb = 1 / (b * b)
  // Its points are those with p·x² + 2·q·x·y + s·y² ≤ 1.
  const p = cos * cos * aa + sin * sin * bb
  const q = cos * sin * (aa - bb)
  const s = sin * sin * aa + cos * cos * bb
  const reach = Math.floor(Math.sqrt(p / (p * s - q * q)))
  const last = Math.min(height - 1, cy + reach)
  for (let y = Math.max(0, cy - reach); y <= last; y += 1) {
    const dy = y - cy
    const root = (q * dy) ** 2 - p * (s * dy * dy - 1)
    if (root < 0) continue
    const middle = cx - (q * dy) / p
    const half = Math.sqrt(root) / p
    const end = (y * width + Math.min(width - 1, Math.floor(middle + half))) * 4
    for (let at = (y * width + Math.max(0, Math.ceil(middle - half))) * 4; at <= end; at += 4) {
      data[at] = red
      data[at + 1] = green
      data[at + 2] = blue
    }
  }
}
