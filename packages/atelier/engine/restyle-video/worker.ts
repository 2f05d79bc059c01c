import { adjust } from '@krya/adjust'
import type { Picture } from '@krya/darkroom'
import { carried, type Key, steadied } from '@krya/film'
import { finishPart } from '../../style/finish.ts'
import { ramp } from '../../style/operations/tone.ts'
import { finished } from '../restyle.ts'
import type { Look } from './look.ts'

/** One frame to be made: painted as a key, or carried there from the keys around it. */
export type FrameTask = { readonly look: Look; readonly seed: number; readonly frame: Picture } & (
  | { readonly kind: 'key'; readonly before: Key | undefined }
  | { readonly kind: 'between'; readonly keys: readonly [Key, Key]; readonly place: number }
)

/** How much of a key is what was painted before: strokes stay, and new ones come softly. */
const held = 0.45
/** How much of its own colour a thing keeps under a palette. */
const kept = 0.22

/** A thread’s entry: makes one frame. */
export default function make(task: FrameTask): Picture {
  const { frame, look, seed } = task
  if (task.kind === 'between') return carried(frame, task.keys, task.place, () => painted(frame, look, seed))
  const own = painted(frame, look, seed)
  return task.before === undefined ? own : steadied(own, frame, task.before, held)
}

/** A frame in a look: its light, its colours, and then how it is painted. */
export function painted(frame: Picture, { style, adjustments, palette }: Look, seed: number): Picture {
  const own = { ...frame, data: Uint8ClampedArray.from(frame.data) }
  adjust(own, adjustments)
  if (palette.length > 0) {
    const whole = { left: 0, top: 0, width: own.width, height: own.height }
    finishPart(own, own, whole, [ramp(palette, kept)], seed)
  }
  return style === null ? own : finished(own, style, seed, 1, () => undefined)
}
