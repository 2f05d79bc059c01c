import type { Picture } from '../picture.ts'
import { boxMean, type Plane, planeOf } from '../plane.ts'
import { refine } from './refine.ts'

/** How far around a stroke edges are looked for, and how softly, as shares of the shorter side. */
const around = 0.05
const soft = 0.015

/** What a person painted, per pixel: 1 where they said something. */
export interface Said {
  readonly keep?: Uint8Array | undefined
  readonly drop?: Uint8Array | undefined
}

/** A matte with what a person said of it: so it is under their strokes, and drawn to the edges around them. */
export function touchedUp(picture: Picture, matte: Plane, { keep, drop }: Said): Plane {
  if (keep === undefined && drop === undefined) return matte
  const { width, height } = picture
  const told = { ...matte, data: Float32Array.from(matte.data) }
  const strokes = planeOf(width, height)
  for (let at = 0; at < told.data.length; at += 1) {
    const isIn = keep?.[at] === 1
    if (!isIn && drop?.[at] !== 1) continue
    told.data[at] = isIn ? 1 : 0
    strokes.data[at] = 1
  }
  const reach = Math.max(2, Math.round(Math.min(width, height) * around))
  const near = boxMean(strokes, reach)
  const drawn = refine(picture, told, soft)
  for (let at = 0; at < told.data.length; at += 1)
    if (strokes.data[at] === 0 && (near.data[at] ?? 0) > 0) told.data[at] = drawn.data[at] ?? 0
  return told
}
