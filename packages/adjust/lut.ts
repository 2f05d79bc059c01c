import type { ColourAdjustment } from '@krya/contracts'
import type { Recolour } from './colour.ts'
import { clamp } from './tone.ts'

/** Colours looked up in a cube of them, between its points by their eight neighbours. */
export function lutOf({ side, table, amount }: ColourAdjustment & { kind: 'lut' }): Recolour {
  const bytes = Uint8Array.from(atob(table), (one) => one.charCodeAt(0))
  const steps = [3, 3 * side, 3 * side * side]
  // A table that is cut off changes nothing.
  if (bytes.length < side ** 3 * 3) return () => undefined
  const low = new Int32Array(3)
  const part = new Float64Array(3)
  const out = new Float64Array(3)
  return (rgb) => {
    for (let c = 0; c < 3; c += 1) {
      const place = clamp(rgb[c] ?? 0) * (side - 1)
      const below = Math.min(side - 2, Math.floor(place))
      low[c] = below
      part[c] = place - below
    }
    out.fill(0)
    for (let corner = 0; corner < 8; corner += 1) {
      let share = 1
      let from = 0
      for (let axis = 0; axis < 3; axis += 1) {
        const up = (corner >> axis) & 1
        share *= up === 1 ? (part[axis] ?? 0) : 1 - (part[axis] ?? 0)
        from += ((low[axis] ?? 0) + up) * (steps[axis] ?? 0)
      }
      if (share === 0) continue
      for (let c = 0; c < 3; c += 1) out[c] = (out[c] ?? 0) + (share * (bytes[from + c] ?? 0)) / 255
    }
    for (let c = 0; c < 3; c += 1) rgb[c] = (rgb[c] ?? 0) + amount * ((out[c] ?? 0) - (rgb[c] ?? 0))
  }
}
