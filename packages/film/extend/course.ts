import type { Camera } from './camera.ts'
import { plainly, type View } from './view.ts'
import type { Move } from './words.ts'

interface Frames {
  readonly width: number
  readonly height: number
  readonly rate: number
  /** How many there are to be. */
  readonly length: number
}

/** So far a view goes beyond a frame’s edge, as a share of its side: what is invented is seen no farther. */
const mostBeyond = 0.22
/** So much larger or smaller it becomes: beyond, pixels are seen, or more is invented than shown. */
const mostZoom = 1.7
const leastZoom = 0.72
/** What a move that was asked for covers in a second: a share of the side, or of the size. */
const pace = 0.06
/** Seconds in which a move begins and ends. */
const ease = 0.8
/** A camera on its way comes to rest within this share of what follows. */
const restingAt = 0.45

/** The camera as it moved, ever slower until it rests. */
export function carriedOn(camera: Camera, { width, height, rate, length }: Frames): View[] {
  const reach = (speed: number, most: number): number => (speed === 0 ? Infinity : most / Math.abs(speed))
  // In frames; all slow down alike, so that its path stays what it was.
  const rest = Math.max(
    1,
    Math.min(
      length * restingAt,
      rate * 4,
      reach(camera.x, width * mostBeyond),
      reach(camera.y, height * mostBeyond),
      reach(camera.growth, Math.log(camera.growth > 0 ? mostZoom : 1 / leastZoom)),
    ),
  )
  return Array.from({ length }, (_, at) => {
    const gone = rest * (1 - Math.exp(-(at + 1) / rest))
    return { x: camera.x * gone, y: camera.y * gone, zoom: Math.exp(camera.growth * gone) }
  })
}

/** The moves that were asked for, all at once, beginning and ending softly. */
export function asAsked(moves: readonly Move[], { width, height, rate, length }: Frames): View[] {
  const has = (move: Move): number => (moves.includes(move) ? 1 : 0)
  const seconds = length / rate
  const far = Math.min(mostBeyond, pace * seconds)
  const zoom =
    has('zoom-in') * Math.min(Math.log(mostZoom), pace * 1.4 * seconds) +
    has('zoom-out') * Math.max(Math.log(leastZoom), -pace * seconds)
  // A camera that turns right sees things go left.
  const x = (has('pan-left') - has('pan-right')) * far * width
  const y = (has('tilt-up') - has('tilt-down')) * far * height
  return Array.from({ length }, (_, at) => {
    const share = eased((at + 1) / length, Math.min(0.5, ease / seconds))
    return { x: x * share, y: y * share, zoom: Math.exp(zoom * share) }
  })
}

export const still = (length: number): View[] => Array.from({ length }, () => plainly)

/** 0–1 at an even pace, but for the beginning and the end. @param soft how much of the time each of them is, up to 0.5 */
function eased(share: number, soft: number): number {
  const top = 1 / (1 - soft)
  if (share < soft) return (top * share ** 2) / (2 * soft)
  if (share > 1 - soft) return 1 - (top * (1 - share) ** 2) / (2 * soft)
  return top * (share - soft / 2)
}
