/** Pictures a second of a clip. */
export const rate = 24
/** A clip is no shorter and no longer, in seconds, and ends on its last picture for so long. */
const [shortest, longest, held] = [3, 20, 1]

/**
 * How many frames each of so many pictures is shown for, the same time for all but the last: one frame each where that
 * makes a clip of a good length, else more, or none for those that are left out.
 */
export function paceOf(pictures: number): number[] {
  const moving = Math.min(Math.max(pictures, (shortest - held) * rate), (longest - held) * rate)
  const begins = (at: number): number => Math.floor((at * moving) / pictures)
  return Array.from(
    { length: pictures },
    (_, at) => begins(at + 1) - begins(at) + (at === pictures - 1 ? held * rate : 0),
  )
}
