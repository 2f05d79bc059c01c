import type { Band } from '../raster.ts'

/** One step of a finish: changes a band's pixels in place. A pixel depends on those within `reach` units only. */
export type Operation = (band: Band) => void

/** How far an operation looks around a pixel, in units. */
export interface Step {
  readonly reach: number
  readonly apply: Operation
}

export const step = (reach: number, apply: Operation): Step => ({ reach, apply })

/** Luminance of a pixel, 0–255 (Rec. 709 weights). */
export const luminance = (r: number, g: number, b: number): number => r * 0.2126 + g * 0.7152 + b * 0.0722

/** Three channels of `#rrggbb`. */
export function channels(hex: string): readonly [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** Whole pixels of a length in units, one at least. */
export const pixels = (band: Band, units: number): number => Math.max(1, Math.round(band.unit * units))

const side = 512
const mask = side - 1
/** Random numbers in [0, 1), made once: looking one up is ten times as fast as making it. */
const table = createTable()

function createTable(): Float32Array {
  const values = new Float32Array(side * side)
  for (let index = 0; index < values.length; index += 1) {
    let h = Math.imul(index ^ 0x9e3779b9, 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    values[index] = ((h ^ (h >>> 16)) >>> 0) / 4294967296
  }
  return values
}

/** A fixed pseudo-random number in [0, 1) for a place: the same wherever a band begins. */
export function hash(x: number, y: number, seed: number): number {
  return table[((x + seed * 57) & mask) | (((y + seed * 131) & mask) << 9)] ?? 0
}

/**
 * Smooth noise along a row, into `to`: what lies between four places is looked up once for all pixels between them.
 * @param x of the first pixel
 * @param across and @param down how far it is from one pixel to the next, in places
 */
export function noiseRow(
  to: Float64Array,
  x: number,
  y: number,
  across: number,
  down: number,
  seed: number,
): void {
  const v = y * down
  const y0 = Math.floor(v)
  const sv = (v - y0) * (v - y0) * (3 - 2 * (v - y0))
  const upper = ((y0 + seed * 131) & mask) << 9
  const lower = ((y0 + seed * 131 + 1) & mask) << 9
  let place = NaN
  let first = 0
  let second = 0
  for (let at = 0; at < to.length; at += 1) {
    const u = (x + at) * across
    const x0 = Math.floor(u)
    if (x0 !== place) {
      place = x0
      const left = (x0 + seed * 57) & mask
      const right = (left + 1) & mask
      first = (table[left | upper] ?? 0) * (1 - sv) + (table[left | lower] ?? 0) * sv
      second = (table[right | upper] ?? 0) * (1 - sv) + (table[right | lower] ?? 0) * sv
    }
    const t = u - x0
    to[at] = first + (second - first) * (t * t * (3 - 2 * t))
  }
}

/** Smooth noise of one octave in [0, 1): values at whole places, blended between. */
export function smoothNoise(x: number, y: number, seed: number): number {
  const x0 = Math.floor(x)
  const y0 = Math.floor(y)
  const u = x - x0
  const v = y - y0
  const su = u * u * (3 - 2 * u)
  const sv = v * v * (3 - 2 * v)
  const left = (x0 + seed * 57) & mask
  const right = (left + 1) & mask
  const upper = ((y0 + seed * 131) & mask) << 9
  const lower = ((y0 + seed * 131 + 1) & mask) << 9
  const top = (table[left | upper] ?? 0) * (1 - su) + (table[right | upper] ?? 0) * su
  const bottom = (table[left | lower] ?? 0) * (1 - su) + (table[right | lower] ?? 0) * su
  return top * (1 - sv) + bottom * sv
}
