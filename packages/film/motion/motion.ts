import type { Picture } from '@krya/darkroom'
import { type Flow, flowBetween, type Pyramid, pyramidOf } from './flow.ts'
import { repaired } from './repair.ts'
import { type Grey, greyOf, margin, shrinkOf } from './small.ts'

/** A picture as motion is found in it. */
export interface Seen {
  /** By which whole number it is smaller than the picture. */
  readonly shrink: number
  readonly pyramid: Pyramid
}

export function seenIn(picture: Picture): Seen {
  const shrink = shrinkOf(picture)
  return { shrink, pyramid: pyramidOf(greyOf(picture, shrink)) }
}

/** How things move from one frame to another, and back; in pixels of the smaller size that it was found at. */
export interface Motion {
  readonly shrink: number
  readonly there: Flow
  readonly back: Flow
  /** Whether the two show one scene; from one to the next of a cut nothing moves. */
  readonly isOne: boolean
}

export function motionBetween(one: Seen, other: Seen): Motion {
  const there = flowBetween(one.pyramid, other.pyramid)
  const back = flowBetween(other.pyramid, one.pyramid)
  const [first] = one.pyramid
  const [second] = other.pyramid
  if (first === undefined || second === undefined) throw new Error('a pyramid has a first level')
  return {
    shrink: one.shrink,
    there: repaired(there, back, first),
    back: repaired(back, there, second),
    isOne: !isCut(first, second, there, back),
  }
}

/** What comes back this near to where it set out from is the same thing, in pixels. */
const near = 1.5
/** A cut: so little is the same thing, and what was matched differs by this much on average, 0–255. */
const leastSame = 0.45
const leastDifference = 9

function isCut(one: Grey, other: Grey, there: Flow, back: Flow): boolean {
  const { width, height } = there
  let same = 0
  let difference = 0
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const u = there.u[at] ?? 0
      const v = there.v[at] ?? 0
      const toX = held(x + u, width)
      const toY = held(y + v, height)
      const to = toY * width + toX
      if (Math.abs(u + (back.u[to] ?? 0)) + Math.abs(v + (back.v[to] ?? 0)) < near) same += 1
      difference += Math.abs(greyAt(one, x, y) - greyAt(other, toX, toY))
    }
  const pixels = width * height
  return same < leastSame * pixels && difference > leastDifference * pixels
}

const held = (at: number, length: number): number => Math.min(length - 1, Math.max(0, Math.round(at)))
const greyAt = ({ stride, data }: Grey, x: number, y: number): number =>
  data[(y + margin) * stride + x + margin] ?? 0
