import type { Picture } from '@krya/darkroom'
import { between } from '../motion/between.ts'
import { type Motion, motionBetween, seenIn } from '../motion/motion.ts'
import type { Memory } from './memory.ts'
import type { Plan } from './plan.ts'
import { type Seam, seamBetween } from './seam.ts'
import { type Ground, groundFor, over, plainly, type View, viewed } from './view.ts'

interface Following {
  readonly rate: number
  readonly seed: number
  readonly told: (share: number) => void
}

/** Seconds in which one moment becomes another that is like it. */
const seamSeconds = 0.4
/** Nearer than this to a frame, it is that frame. */
const exactly = 0.02
/** How much of the work inventing what is around a frame is. */
const inventing = 0.2

/** The frames that a plan says, one after the other. */
export async function* follow(
  memory: Memory,
  { steps, places, views }: Plan,
  { rate, seed, told }: Following,
): AsyncGenerator<Picture> {
  const isMoved = views.some((view) => view !== plainly)
  const ground = isMoved
    ? await groundFor(await memory.frame(memory.count - 1), views, seed, (share) => told(inventing * share))
    : undefined
  const before = isMoved ? inventing : 0
  const frameAt = createFrames(memory, steps)
  const seamAt = createSeams(memory, steps, Math.max(1, Math.round(rate * seamSeconds)))
  for (const [at, place] of places.entries()) {
    const frame = await seamAt(place, await frameAt(place))
    yield ground === undefined ? frame : looked(frame, ground, views[at] ?? plainly)
    told(before + ((1 - before) * (at + 1)) / places.length)
  }
}

function looked(frame: Picture, { picture, left, top }: Ground, view: View): Picture {
  const isLarger = picture.width > frame.width || picture.height > frame.height
  return viewed({ picture: isLarger ? over(picture, frame, left, top) : frame, left, top }, frame, view)
}

/** Frames at places among the steps, and between two of them. */
function createFrames(memory: Memory, steps: Plan['steps']) {
  let known: { readonly one: number; readonly other: number; readonly motion: Motion } | undefined
  const stepAt = (at: number) => steps[Math.min(steps.length - 1, at)] ?? { frame: memory.count - 1 }
  return async (place: number): Promise<Picture> => {
    const share = place - Math.floor(place)
    const [one, next] = [stepAt(Math.floor(place)), stepAt(Math.floor(place) + 1)]
    const first = await memory.frame(share > 1 - exactly ? next.frame : one.frame)
    if (share < exactly || share > 1 - exactly || next.frame === one.frame || next.seam !== undefined)
      return first
    const second = await memory.frame(next.frame)
    if (known?.one !== one.frame || known.other !== next.frame)
      known = { one: one.frame, other: next.frame, motion: motionBetween(seenIn(first), seenIn(second)) }
    return between(first, second, known.motion, share)
  }
}

/** Lets a moment become the one it goes on with, over some frames. */
function createSeams(memory: Memory, steps: Plan['steps'], length: number) {
  let known: { readonly at: number; readonly seam: Seam } | undefined
  return async (place: number, frame: Picture): Promise<Picture> => {
    const now = Math.floor(place)
    for (let at = now; at >= 0 && at > now - length; at -= 1) {
      const jump = steps[at]?.seam
      if (jump === undefined) continue
      if (known?.at !== at)
        known = { at, seam: seamBetween(await memory.frame(jump.from), await memory.frame(jump.to)) }
      const gone = (place - at + 1) / (length + 1)
      return known.seam.over(frame, 0.5 + 0.5 * Math.cos(Math.PI * Math.min(1, gone)))
    }
    return frame
  }
}
