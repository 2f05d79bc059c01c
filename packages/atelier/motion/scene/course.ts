import { about, identity, type Matrix, moved, scaled, within } from '../camera/matrix.ts'
import { eased, fraction, type Moment, shareOf, travelled } from '../moment.ts'
import type { Course } from './actors.ts'
import type { Stage } from './change.ts'

/** Who goes deeper into the picture gets so much smaller on the way, and larger who comes. */
const approach = 0.5
/** A way across takes so long that it is looked at, even where the clip is short. */
const leastSeconds = 2
/** Parts of the picture’s width that something goes at most while it is looked at. */
const mostAcross = 0.62
const leastAcross = 0.3

/** Where something is on its way at a moment: half-way through the clip where it was drawn. */
export function courseAt(course: Course, moment: Moment, stage: Stage): Matrix {
  const { x, y, way, mirrored } = course
  const looks = mirrored ? about(x, y, scaled(-1, 1)) : identity
  if (course.speed === 0) return looks
  if (way === 'towards' || way === 'away') return within(deeper(course, moment, stage), looks)
  if (way === 'up' || way === 'down') return within(moved(0, climb(course, moment, stage)), looks)
  return within(moved(along(course, moment, stage), 0), looks)
}

/** To the side: once through the picture, or, in long clips and loops, out of it and in again on the other side. */
function along({ x, size, speed, way }: Course, moment: Moment, { width }: Stage): number {
  const sign = way === 'right' ? 1 : -1
  const span = width + 3 * size
  const seconds = Math.max(leastSeconds, span / Math.max(1, speed * size))
  const room = Math.max(leastAcross * width, Math.min(mostAcross * width, 0.86 * width - size))
  const far = Math.min(room, (span / seconds) * moment.length * moment.pace)
  if (!moment.loops && (moment.length * moment.pace) / seconds < 1.6) {
    // It begins and ends where it is still seen.
    const edge = Math.min(width / 2, far / 2 + width * 0.06 + size / 2)
    const middle = Math.min(width - edge, Math.max(edge, x))
    return middle - x + sign * far * (shareOf(moment) - 0.5)
  }
  // Once around in a clip that loops, or not at all where it would have to hurry.
  if (moment.loops && seconds / moment.pace > moment.length * 2.5) return 0
  const from = x + 1.5 * size
  return fraction(from / span + sign * travelled(moment, seconds)) * span - from
}

function deeper({ x, y, way }: Course, moment: Moment, { horizon }: Stage): Matrix {
  const share = moment.loops ? (1 - Math.cos(2 * Math.PI * shareOf(moment))) / 2 : shareOf(moment)
  const far = way === 'towards' ? 1 - share : share
  const size = 1 + approach * 0.4 - approach * far
  return about(x, Math.min(y, horizon), scaled(size, size))
}

const climb = ({ way, grounded }: Course, moment: Moment, { height }: Stage): number => {
  if (grounded) return 0
  const share = moment.loops ? 0.5 + Math.sin(2 * Math.PI * shareOf(moment)) / 4 : eased(shareOf(moment))
  return (way === 'up' ? -1 : 1) * height * 0.4 * (share - 0.5)
}
