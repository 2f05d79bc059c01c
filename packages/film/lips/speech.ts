import { looksPerSecond, spectraOf } from './spectrum.ts'
import { type Mouth, mouthOf } from './vowels.ts'

/** A recording that is nowhere louder, in decibels of what can be, says nothing. */
const silent = -52
/** Decibels below the loudest at which nothing is said, and at which the mouth is open as far as its sound has it. */
const quiet = 32
const loud = 9
/** Decibels above a recording’s own noise at which somebody speaks. */
const aboveNoise = 7
/** Mouths take the shape of a sound before it is heard, in seconds. */
const ahead = 0.045
/** How long a mouth takes to open, to close, and to become wide or round, in seconds. */
const opening = 0.035
const closing = 0.045
const shaping = 0.06

/**
 * How a mouth moves that says what is heard, from the loudness and the resonances of each moment.
 * @param samples at `speechRate`
 * @param rate frames a second
 * @returns a shape per frame; null: nothing is heard
 */
export function mouthsOf(samples: Float32Array, rate: number, count: number): readonly Mouth[] | null {
  const looks = [...spectraOf(samples)].map((spectrum) => ({
    level: levelOf(spectrum),
    said: mouthOf(spectrum),
  }))
  const levels = looks.map(({ level }) => level).toSorted((a, b) => a - b)
  const at = (share: number): number => levels[Math.floor(share * (levels.length - 1))] ?? -Infinity
  if (at(1) < silent) return null
  const top = Math.max(at(0.95), at(1) - 12)
  const least = Math.min(top - loud - 6, Math.max(at(0.1) + aboveNoise, top - quiet))
  const moving = looks.map(({ level, said }) => {
    const share = Math.min(1, Math.max(0, (level - least) / (top - loud - least)))
    const voiced = share * share * (3 - 2 * share)
    return { open: said.open * (0.45 + 0.55 * share) * voiced, wide: said.wide * voiced }
  })
  return framesOf(moving, rate, count)
}

/** Decibels of a spectrum, without what is lower than speech. */
function levelOf(spectrum: Float64Array): number {
  let sum = 0
  for (let line = 3; line < spectrum.length; line += 1) sum += spectrum[line] ?? 0
  return 10 * Math.log10(sum * 5 + 1e-14)
}

/** Goes after what is wanted as fast as lips can, and is looked at once per frame. */
function framesOf(wanted: readonly Mouth[], rate: number, count: number): Mouth[] {
  const lead = Math.round(ahead * looksPerSecond)
  const share = (seconds: number): number => 1 - Math.exp(-1 / (seconds * looksPerSecond))
  let [open, wide] = [0, 0]
  const path = Array.from({ length: wanted.length + lead }, (_, at) => {
    const next = wanted[at] ?? { open: 0, wide: 0 }
    open += (next.open - open) * share(next.open > open ? opening : closing)
    wide += (next.wide - wide) * share(shaping)
    return { open, wide }
  })
  return Array.from({ length: count }, (_, frame) => {
    const place = (frame / rate) * looksPerSecond + lead
    const before = path[Math.min(path.length - 1, Math.floor(place))] ?? { open: 0, wide: 0 }
    const after = path[Math.min(path.length - 1, Math.floor(place) + 1)] ?? before
    const between = place - Math.floor(place)
    return {
      open: before.open + (after.open - before.open) * between,
      wide: before.wide + (after.wide - before.wide) * between,
    }
  })
}
