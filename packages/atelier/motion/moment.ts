/** A moment of a clip, as everything that moves is told of it. */
export interface Moment {
  /** Seconds since the beginning. */
  readonly time: number
  /** Seconds that the clip lasts. */
  readonly length: number
  /** Its end goes over into its beginning. */
  readonly loops: boolean
  /** How fast things move; 1: as usual. */
  readonly pace: number
}

/** How far the clip is, 0–1. */
export const shareOf = ({ time, length }: Moment): number => time / length

/**
 * Where in its round something is that comes back every few seconds, in radians. In a clip that loops, it comes
 * back a whole number of times.
 */
export function round({ time, length, loops, pace }: Moment, seconds: number, offset = 0): number {
  const period = seconds / pace
  const exact = loops ? length / Math.max(1, Math.round(length / period)) : period
  return (time / exact + offset) * 2 * Math.PI
}

/** A wave that comes back every few seconds, −1 to 1. @param offset part of a round it is ahead */
export const wave = (moment: Moment, seconds: number, offset = 0): number =>
  Math.sin(round(moment, seconds, offset))

/**
 * How far along its way something is that goes round it again and again, in ways; 0 half-way through the clip.
 * @param seconds that once along takes; negative: it goes the other way
 */
export function travelled({ time, length, loops, pace }: Moment, seconds: number): number {
  const times = (length * pace) / seconds
  const whole = loops ? Math.sign(times) * Math.max(1, Math.round(Math.abs(times))) : times
  return (time / length - 0.5) * whole
}

/** What is left of a number of rounds, 0–1. */
export const fraction = (value: number): number => value - Math.floor(value)

/** From 0 to 1, slow at both ends. */
export const eased = (share: number): number => share * share * (3 - 2 * share)

/** From one number to another. */
export const between = (from: number, to: number, share: number): number => from + (to - from) * share
