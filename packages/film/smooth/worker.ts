import type { Picture } from '@krya/darkroom'
import { between } from '../motion/between.ts'
import { motionBetween, seenIn } from '../motion/motion.ts'

/** Two frames, and how many are to be between them. */
export interface Gap {
  readonly first: Picture
  readonly second: Picture
  readonly count: number
}

/** A thread’s entry: the frames between two, evenly. */
export default function fill({ first, second, count }: Gap): Picture[] {
  const motion = motionBetween(seenIn(first), seenIn(second))
  return Array.from({ length: count }, (_, at) => between(first, second, motion, (at + 1) / (count + 1)))
}
