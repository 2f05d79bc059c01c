import { boxMean, mixed, type Picture, type Plane, planeOf } from '@krya/darkroom'
import { colourAt } from '../motion/between.ts'
import type { Flow } from '../motion/flow.ts'
import { motionBetween, seenIn } from '../motion/motion.ts'
import { enlarged } from '../motion/sample.ts'

/** How one moment becomes another that is like it. */
export interface Seam {
  /** The frame that comes after the other moment, nearer to the first one. @param share 0–1: how much of that is left */
  over(frame: Picture, share: number): Picture
}

/** Light that differs is evened out around so many pixels, of the size motion is found at: no thing is seen in it. */
const softness = 8

/**
 * What stands elsewhere in two moments that are alike glides from one to the other, and how light falls fades; no
 * thing is seen twice. Where they are not alike, one fades into the other.
 */
export function seamBetween(one: Picture, other: Picture): Seam {
  const { there, shrink, isOne } = motionBetween(seenIn(one), seenIn(other))
  if (!isOne) return { over: (frame, share) => mixed(frame, one, share) }
  const { width, height } = one
  const rest = lightBetween(one, other, there, shrink)
  const colour = new Float64Array(3)
  const none = new Float32Array(there.width * there.height)
  return {
    over(frame, share) {
      const data = new Uint8ClampedArray(width * height * 4)
      const read = enlarged(there.width, there.height, one, shrink)
      for (let y = 0, to = 0; y < height; y += 1) {
        read.row(y)
        for (let x = 0; x < width; x += 1, to += 4) {
          const u = read.at(there.u, x) * shrink
          const v = read.at(there.v, x) * shrink
          colourAt(frame, x + share * u, y + share * v, colour)
          for (let channel = 0; channel < 3; channel += 1)
            data[to + channel] = (colour[channel] ?? 0) + share * read.at(rest[channel] ?? none, x)
          data[to + 3] = 255
        }
      }
      return { width, height, data }
    },
  }
}

/** By how much one is lighter than the other where it shows the same, softly; red, green and blue. */
function lightBetween(one: Picture, other: Picture, flow: Flow, shrink: number): readonly Float32Array[] {
  const { width, height, u, v } = flow
  const planes: readonly Plane[] = [0, 1, 2].map(() => planeOf(width, height))
  const [own, its] = [new Float64Array(3), new Float64Array(3)]
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const [fullX, fullY] = [(x + 0.5) * shrink - 0.5, (y + 0.5) * shrink - 0.5]
      colourAt(one, fullX, fullY, own)
      colourAt(other, fullX + (u[at] ?? 0) * shrink, fullY + (v[at] ?? 0) * shrink, its)
      for (const [channel, { data }] of planes.entries()) data[at] = (own[channel] ?? 0) - (its[channel] ?? 0)
    }
  return planes.map((plane) => boxMean(boxMean(plane, softness), softness).data)
}
