import type { Sheet } from './task.ts'

/** Pixels of one session that both threads see: the guide on its way in, the frame on its way out. */
export interface Shared {
  readonly guide: Uint8ClampedArray<SharedArrayBuffer>
  readonly frame: Uint8ClampedArray<SharedArrayBuffer>
}

/** How many frames are there at once: the last two stay as they are while one is drawn. */
const kept = 3

/**
 * What a session's pixels go over, made once for as long as their size is the same: megabytes made anew for each frame
 * would have the server collecting garbage for half of its time.
 */
export function createDesk() {
  let shared: Shared | undefined
  let frames: Uint8ClampedArray<ArrayBuffer>[] = []
  let taken = 0
  return {
    /** Lays a guide on it. */
    lay({ data }: Sheet): Shared {
      if (shared?.guide.length !== data.length) {
        shared = { guide: sharedPixels(data.length), frame: sharedPixels(data.length) }
        frames = Array.from({ length: kept }, () => new Uint8ClampedArray(data.length))
      }
      shared.guide.set(data)
      return shared
    },
    /** Takes the frame off it: the caller's until the next but one is taken. */
    take({ width, height }: Pick<Sheet, 'width' | 'height'>, { frame }: Shared): Sheet {
      taken += 1
      const data = frames[taken % kept] ?? new Uint8ClampedArray(frame.length)
      data.set(frame)
      return { width, height, data }
    },
  }
}

const sharedPixels = (length: number) => new Uint8ClampedArray(new SharedArrayBuffer(length))
