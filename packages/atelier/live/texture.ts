import { smoothNoise } from '../style/operations/operation.ts'

/** Textures repeat after so many pixels. */
const period = 512
const last = period - 1

/** Smooth noise, made once and then only looked up: −127 … 127, row by row of `period`. */
export type Texture = Int8Array

const made = new Map<string, Texture>()
/** A quarter of a megabyte each. */
const mostMade = 48

/** @param across and @param down size of its lumps in pixels */
export function textureOf(across: number, down: number, seed: number): Texture {
  const [columns, rows] = [lumps(across), lumps(down)]
  const key = `${columns} ${rows} ${seed}`
  const before = made.get(key)
  if (before !== undefined) return before
  if (made.size >= mostMade) made.clear()
  const texture = new Int8Array(period * period)
  for (let y = 0; y < period; y += 1)
    for (let x = 0; x < period; x += 1) {
      const u = (x / period) * columns
      const v = (y / period) * rows
      // Two octaves; each is blended with itself a period away, so that the texture has no seam.
      const value =
        0.68 * seamless(u, v, columns, rows, seed) +
        0.32 * seamless(u * 2, v * 2, columns * 2, rows * 2, seed + 5)
      texture[y * period + x] = Math.max(-127, Math.min(127, Math.round((value - 0.5) * 340)))
    }
  made.set(key, texture)
  return texture
}

const lumps = (size: number): number => Math.max(2, Math.min(256, Math.round(period / Math.max(1, size))))

/** Noise that begins again where it ends: in the last lump it turns into what it begins with. */
function seamless(u: number, v: number, columns: number, rows: number, seed: number): number {
  const s = Math.max(0, u - columns + 1)
  const t = Math.max(0, v - rows + 1)
  const here = smoothNoise(u, v, seed)
  if (s === 0 && t === 0) return here
  const beside = s === 0 ? here : here * (1 - s) + smoothNoise(u - columns, v, seed) * s
  if (t === 0) return beside
  const above = smoothNoise(u, v - rows, seed)
  const corner = s === 0 ? above : above * (1 - s) + smoothNoise(u - columns, v - rows, seed) * s
  return beside * (1 - t) + corner * t
}

/** What a texture has at a pixel, −1 … 1. */
export const at = (texture: Texture, x: number, y: number): number =>
  (texture[((y & last) << 9) | (x & last)] ?? 0) / 127
