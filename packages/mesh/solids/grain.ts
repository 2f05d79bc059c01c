import sharp from 'sharp'
import type { Texture } from '../gltf/model.ts'

/** Patterns of materials; each repeats without a seam. */
export type Grain = 'wood' | 'marble' | 'stone' | 'brick' | 'fabric'

const side = 256
const made = new Map<Grain, Promise<Texture>>()

/** A pattern near white, to be multiplied with a colour. */
export function grainOf(grain: Grain): Promise<Texture> {
  const before = made.get(grain)
  if (before !== undefined) return before
  const texture = draw(grain)
  made.set(grain, texture)
  return texture
}

async function draw(grain: Grain): Promise<Texture> {
  const pixels = new Uint8ClampedArray(side * side)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) pixels[y * side + x] = 255 * patterns[grain](x / side, y / side)
  const bytes = await sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .toColourspace('srgb')
    .png({ compressionLevel: 9 })
    .toBuffer()
  return { bytes, mediaType: 'image/png' }
}

/** How light a place is, 0–1; both coordinates 0–1 and repeating. */
const patterns: Readonly<Record<Grain, (u: number, v: number) => number>> = {
  wood(u, v) {
    const bent = u + 0.035 * layered(u, v, 2, 1, 3)
    const ring = 0.5 + 0.5 * Math.sin(2 * Math.PI * (bent * 7 + layered(u, v, 3, 1, 2)))
    const fibre = layered(u, v, 64, 4, 2)
    return 0.97 - 0.24 * ring ** 2 - 0.12 * fibre
  },
  marble(u, v) {
    const vein = Math.abs(Math.sin(2 * Math.PI * (u + 2 * v) + 5 * layered(u, v, 3, 3, 5)))
    return 1 - 0.34 * (1 - vein) ** 5 - 0.06 * layered(u, v, 4, 4, 3)
  },
  stone: (u, v) => 0.98 - 0.3 * layered(u, v, 6, 6, 5),
  brick(u, v) {
    const [rows, columns] = [8, 4]
    const row = Math.floor(v * rows)
    const along = u * columns + (row % 2) / 2
    const joint = Math.min(edge(along % 1) * (1 / columns), edge((v * rows) % 1) * (1 / rows))
    const own = noise(Math.floor(along) % columns, row, 97, 97, 5)
    return joint < 0.009 ? 0.62 : 0.98 - 0.22 * own - 0.1 * layered(u, v, 24, 24, 3)
  },
  fabric(u, v) {
    const weave = Math.sin(2 * Math.PI * u * 40) * Math.sin(2 * Math.PI * v * 40)
    return 0.9 + 0.08 * weave - 0.12 * layered(u, v, 16, 16, 3)
  },
}

const edge = (share: number): number => Math.min(share, 1 - share)

/** Waves of noise upon each other, 0–1. */
function layered(u: number, v: number, across: number, down: number, layers: number): number {
  let [sum, weight] = [0, 0]
  for (let layer = 0; layer < layers; layer += 1) {
    const share = 1 / 2 ** layer
    sum +=
      share *
      noise(u * across * 2 ** layer, v * down * 2 ** layer, across * 2 ** layer, down * 2 ** layer, layer)
    weight += share
  }
  return sum / weight
}

/** Value noise on a lattice that repeats. */
function noise(x: number, y: number, across: number, down: number, seed: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const ease = (t: number): number => t * t * (3 - 2 * t)
  const [fx, fy] = [ease(x - left), ease(y - top)]
  const value = (column: number, row: number): number => {
    let hash =
      Math.imul((column % across) + 1, 374761393) ^
      Math.imul((row % down) + 1, 668265263) ^
      Math.imul(seed + 1, 2246822519)
    hash = Math.imul(hash ^ (hash >>> 13), 1274126177)
    return ((hash ^ (hash >>> 16)) >>> 0) / 4294967295
  }
  const row = (at: number): number => value(left, at) * (1 - fx) + value(left + 1, at) * fx
  return row(top) * (1 - fy) + row(top + 1) * fy
}
