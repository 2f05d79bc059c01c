import { Unworkable } from '@krya/darkroom'
import type { Clip } from './clip/open.ts'

/** How long it is, in seconds; where its file does not say, its frames are counted. @throws Unworkable */
export async function lengthOf(clip: Clip): Promise<number> {
  if (Number.isFinite(clip.seconds) && clip.seconds > 0) return clip.seconds
  let count = 0
  for await (const frame of clip.frames({ width: 2, height: 2 })) count += frame.width > 0 ? 1 : 0
  return count / clip.rate
}

/** How much is made of a clip, and how much Atelier takes upon itself. */
export interface Amount {
  readonly seconds: number
  /** Pixels that are made for each second of it. */
  readonly pixelsASecond: number
  readonly mostPixels: number
  /** What is done, as in “Atelier smooths”. */
  readonly doing: string
  /** What else would help than a shorter clip. */
  readonly remedy: string
}

/** @throws Unworkable where it would take hours */
export function refuseTooMuch({ seconds, pixelsASecond, mostPixels, doing, remedy }: Amount): void {
  const most = Math.floor(mostPixels / pixelsASecond)
  if (seconds <= most + 0.5) return
  throw new Unworkable(
    most < 1
      ? `Atelier ${doing} no clip of this size: it would take too long. ${remedy}, or choose another model.`
      : `Atelier ${doing} at most ${inWords(most)} at this size, and the clip has ${inWords(Math.ceil(seconds))}. Choose a shorter one, ${decapitalised(remedy)}, or choose another model.`,
  )
}

const inWords = (seconds: number): string => (seconds === 1 ? '1 second' : `${seconds} seconds`)
const decapitalised = (words: string): string => words.slice(0, 1).toLowerCase() + words.slice(1)

/** Frames on their way, counted. */
export interface Reel<Frame> {
  readonly frames: AsyncGenerator<Frame>
  /** What there is to say of a clip that broke off, once its frames have been read. */
  notes(): { readonly field: string; readonly message: string }[]
}

/** So much less than the file says is no more than rounding. */
const rounding = { frames: 3, share: 0.04 }

/** The frames of a clip, telling how far it is. @param seconds how long it says it is @param told called with 0–1 */
export function counted<Frame>(
  frames: AsyncIterable<Frame>,
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
  told: (share: number) => void,
): Reel<Frame> {
  const expected = Math.max(1, Math.round(seconds * rate))
  let count = 0
  return {
    frames: (async function* all() {
      for await (const frame of frames) {
        yield frame
        count += 1
        told(Math.min(1, count / expected))
      }
    })(),
    notes: () =>
      count >= expected - Math.max(rounding.frames, rounding.share * expected)
        ? []
        : [
            {
              field: 'video',
              message: `The clip breaks off after ${(count / rate).toFixed(1)} of ${seconds.toFixed(1)} seconds; this was made of what can be read.`,
            },
          ],
  }
}
