import { type Look, packed } from './looks.ts'
import type { LiveScenery } from './task.ts'
import { at, textureOf } from './texture.ts'

interface Surroundings {
  /** One hundredth of the shorter side, in pixels. */
  readonly unit: number
  readonly scenery: LiveScenery
  readonly strength: number
  readonly seed: number
  /** Pixels of the whole picture that one of this is as wide as: their textures are the same. */
  readonly scale: number
}

/** Paints what a look is made of over its colour, which it changes. @param lit light on its form, −1 … 1 */
export type Surface = (look: Look, x: number, y: number, lit: number, rgb: Float32Array) => void

/** The matter of things: clouds in a sky, blades in grass, ripples on water, the roundness of a ball. */
export function surfaceOf({ unit: own, scenery, strength, seed, scale }: Surroundings): Surface {
  const unit = own * scale
  const clouds = textureOf(unit * 17, unit * 5.5, 1)
  const wisps = textureOf(unit * 5, unit * 1.7, 2)
  const clumps = textureOf(unit * 3.2, unit * 3.2, 3)
  const patches = textureOf(unit * 9, unit * 3.4, 4)
  const blades = textureOf(unit * 0.45, unit * 2, 5)
  const ripples = textureOf(unit * 7, unit * 0.9, 6)
  const fine = textureOf(unit * 0.8, unit * 0.8, 7)
  const cliffs = textureOf(unit * 1.6, unit * 4.5, 8)
  const haze = packed(scenery.palette.haze)
  const low = packed(scenery.palette.skyLow)
  const warm = packed(scenery.palette.light)
  const cool = packed(scenery.palette.shadow)
  const accents = scenery.palette.accents.map(packed)

  return (look, x, y, lit, rgb) => {
    const u = x * scale + seed * 7
    const v = y * scale + seed * 13
    const span = Math.max(1, look.bottom - look.top)
    const down = Math.max(0, Math.min(1, (y - look.top) / span))
    switch (look.kind) {
      case 'sky': {
        times(rgb, 1 + strength * (0.16 * (down - 0.55)))
        towards(rgb, low, strength * 0.55 * down ** 2.2)
        const cloud = 0.62 * at(clouds, u, v) + 0.4 * at(wisps, u, v)
        const thick = Math.max(0, Math.min(1, (cloud - 0.12) * 2.4))
        towards(rgb, 0xffffff, strength * 0.62 * thick)
        towards(rgb, cool, strength * 0.14 * thick * Math.max(0, at(wisps, u, v + unit * 2)))
        break
      }
      case 'grass': {
        const near = 0.25 + 0.75 * down
        times(
          rgb,
          1 + strength * (0.2 * at(blades, u, v) * near + 0.22 * at(patches, u, v) + 0.14 * (0.4 - down)),
        )
        towards(rgb, warm, strength * 0.22 * Math.max(0, at(patches, u + 90, v) - 0.1))
        towards(rgb, haze, strength * 0.5 * (1 - down) ** 3)
        if (at(fine, u, v) > 0.84 - 0.1 * down && at(clumps, u, v) > 0.1)
          towards(rgb, accents[((x * scale) >> 3) % Math.max(1, accents.length)] ?? warm, strength * 0.85)
        break
      }
      case 'water': {
        const wave = at(ripples, u, v) + 0.5 * at(ripples, u * 2, v * 2)
        times(rgb, 1 + strength * (0.14 * wave - 0.18 * (down - 0.4)))
        towards(rgb, low, strength * (0.5 * (1 - down) ** 2 + Math.max(0, wave - 0.55) * 0.7))
        break
      }
      case 'sand':
      case 'earth':
      case 'snow': {
        times(rgb, 1 + strength * (0.06 * at(fine, u, v) + 0.1 * at(patches, u, v) + 0.08 * (0.5 - down)))
        towards(rgb, look.kind === 'snow' ? cool : warm, strength * 0.14 * Math.max(0, at(ripples, u, v)))
        towards(rgb, haze, strength * 0.35 * (1 - down) ** 3)
        break
      }
      case 'rock': {
        const face = at(cliffs, u + y * scale * 0.4, v) + 0.6 * at(clumps, u, v)
        times(rgb, 1 + strength * (0.55 * lit + 0.24 * face))
        const capped = 0.3 + 0.12 * at(clumps, u, v)
        if (down < capped) towards(rgb, 0xf4f7fb, strength * 0.85 * Math.min(1, (capped - down) * 9))
        towards(rgb, haze, strength * 0.35 * down)
        break
      }
      case 'foliage': {
        const leaf = at(clumps, u, v) + 0.6 * at(fine, u, v)
        times(rgb, 1 + strength * (0.42 * lit + 0.3 * leaf - 0.2 * (down - 0.4)))
        towards(rgb, warm, strength * 0.3 * Math.max(0, leaf - 0.4) * Math.max(0, lit + 0.4))
        break
      }
      case 'cloud': {
        towards(rgb, cool, strength * 0.3 * Math.max(0, down - 0.4 + 0.3 * at(wisps, u, v)))
        towards(rgb, 0xffffff, strength * 0.3 * Math.max(0, lit))
        break
      }
      case 'sun': {
        towards(rgb, 0xfffbe6, strength * 0.45 * Math.max(0, 1 - 1.2 * Math.abs(down - 0.5)))
        break
      }
      case 'object': {
        times(
          rgb,
          1 + strength * (0.36 * lit + 0.07 * at(clumps, u, v) + 0.04 * at(fine, u, v) - 0.12 * (down - 0.5)),
        )
        towards(rgb, warm, strength * 0.5 * Math.max(0, lit - 0.18) ** 1.5)
        towards(rgb, cool, strength * 0.26 * Math.max(0, -lit - 0.1))
        break
      }
      case 'line': {
        times(rgb, 1 + strength * (0.16 * at(fine, u, v) + 0.1 * lit))
        break
      }
      case 'plain':
        times(rgb, 1 + strength * 0.06 * at(clumps, u, v))
        break
      case 'paper':
        break
    }
  }
}

function times(rgb: Float32Array, factor: number): void {
  for (let channel = 0; channel < 3; channel += 1) rgb[channel] = (rgb[channel] ?? 0) * factor
}

function towards(rgb: Float32Array, colour: number, share: number): void {
  if (share <= 0) return
  const most = Math.min(1, share)
  for (let channel = 0; channel < 3; channel += 1) {
    const own = rgb[channel] ?? 0
    rgb[channel] = own + (((colour >> (16 - 8 * channel)) & 255) - own) * most
  }
}
