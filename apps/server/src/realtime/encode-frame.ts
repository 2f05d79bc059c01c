import type { LiveAnswer } from '@krya/contracts'
import { Encoder, encode } from '@msgpack/msgpack'

type Frame = Omit<Extract<LiveAnswer, { type: 'frame' }>, 'input'>

/** Bytes of all that is not a picture, at most; and of a part besides its picture. */
const [head, partHead] = [256, 32]
/** A place that grew larger than this is not kept. */
const mostKept = 1024 * 1024

const sizeOf = ({ data }: Frame): number =>
  head +
  (data instanceof Uint8Array
    ? data.length
    : data.reduce((sum, part) => sum + part.data.length + partHead, 0))

/** Writes a frame into a place of its size: nothing is copied twice, and no more is kept than it is. */
export const encodeFrame = (frame: Frame): Uint8Array => encode(frame, { initialBufferSize: sizeOf(frame) })

/**
 * Writes frame after frame into one place, for whoever sends one before the next is written: memory of their size made
 * anew for each would be the most of what sending them costs.
 */
export class FrameEncoder {
  #encoder: Encoder | undefined
  #size = 0

  /** What it gave before is written over. */
  encode(frame: Frame): Uint8Array {
    const size = sizeOf(frame)
    if (size > this.#size || (this.#size > mostKept && size < mostKept)) {
      this.#size = size + size / 4
      this.#encoder = new Encoder({ initialBufferSize: this.#size })
    }
    return (this.#encoder ??= new Encoder()).encodeSharedRef(frame)
  }
}
