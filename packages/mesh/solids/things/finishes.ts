import type { Point } from '../../geometry/shell.ts'
import type { Tint } from '../../geometry/surface.ts'
import type { Stuff } from '../stuff.ts'

export const pane: Stuff = { colour: '#ffe3a1', glow: '#6b4a10', roughness: 0.3 }

export const door: Stuff = { colour: '#6b4427', roughness: 0.7, grain: 'wood' }

/** Darker where it faces the ground, as leaves shade each other. */
export const shaded = (_: Point, normal: Point): Tint => {
  const light = 0.62 + 0.38 * (normal[1] * 0.5 + 0.5)
  return [light, light, light * 0.95]
}

export const chrome: Stuff = { colour: '#d7dade', metalness: 1, roughness: 0.2 }

export const stalk: Stuff = { colour: '#6b4a2b', roughness: 0.9 }
