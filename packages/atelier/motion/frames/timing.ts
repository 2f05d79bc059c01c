import { moves, usualMove } from '../camera/moves.ts'
import { both, type Pose, rest } from '../camera/pose.ts'
import type { Moment } from '../moment.ts'
import type { Directions } from '../words/directions.ts'
import { rate } from './shot.ts'

/** How many frames a clip has. */
export const framesIn = (seconds: number): number => Math.max(1, Math.round(seconds * rate))

/** The moment of a frame. A clip that loops goes on from its last frame to its first as from any to the next. */
export const momentOf = (frame: number, seconds: number, { loops, pace }: Directions): Moment => ({
  time: frame / rate,
  length: loops ? framesIn(seconds) / rate : Math.max(1, framesIn(seconds) - 1) / rate,
  loops,
  pace,
})

/**
 * Where the camera is: all moves that words ask for go on at once.
 * @param strength how far it goes to the side, of what it goes in a drawn scene
 */
export const poseAt = (moment: Moment, { moves: named }: Directions, strength = 1): Pose =>
  gentler(
    (named.length === 0 ? [usualMove] : named).map((id) => moves[id](moment)).reduce(both, rest),
    strength,
  )

const gentler = (pose: Pose, strength: number): Pose => ({
  ...pose,
  pan: pose.pan * strength,
  tilt: pose.tilt * strength,
  truck: pose.truck * strength,
  lift: pose.lift * strength,
  orbit: pose.orbit * strength,
})

/** Poses are looked up at so many moments, to know how far a camera goes. */
const looks = 96

/** Where the camera is throughout a clip. */
export const posesOf = (seconds: number, directions: Directions, strength = 1): Pose[] =>
  Array.from({ length: looks + 1 }, (_, at) =>
    poseAt(momentOf((at / looks) * (framesIn(seconds) - 1), seconds, directions), directions, strength),
  )
