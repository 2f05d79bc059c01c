import type { LiveAnswer } from '@krya/contracts'
import { encode } from '@msgpack/msgpack'

type Frame = Extract<LiveAnswer, { type: 'frame' }>

/** Bytes of all that is not a picture, at most; and of a part besides its picture. */
const [head, partHead] = [256, 32]

/** Writes a frame into a place of its size: nothing is copied twice, and no more is kept than it is. */
export function encodeFrame(frame: Omit<Frame, 'input'>): Uint8Array {
  const { data } = frame
  const pictures =
    data instanceof Uint8Array
      ? data.length
      : data.reduce((sum, part) => sum + part.data.length + partHead, 0)
  return encode(frame, { initialBufferSize: head + pictures })
}
