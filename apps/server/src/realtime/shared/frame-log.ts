import type { SharedAnswer } from '@krya/contracts'
import { encodeFrame } from '../encode-frame.ts'

type Frame = Extract<SharedAnswer, { type: 'frame' }>

/** After so many parts a whole picture is better. */
const mostParts = 90

/** What was painted last: a whole picture, and what changed since. It is kept as it is sent. */
export class FrameLog {
  readonly #mostBytes: number
  #frames: Uint8Array[] = []
  /** Number of the first that is kept. */
  #first = 0
  #bytes = 0

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes
  }

  /** Whether parts upon it are of no use: the next is to be a whole one. */
  get needsWhole(): boolean {
    return this.#frames.length === 0 || this.#frames.length > mostParts || this.#bytes > this.#mostBytes
  }

  add(frame: Frame): void {
    const isWhole = frame.data instanceof Uint8Array
    if (!isWhole && this.needsWhole) return
    if (isWhole) {
      this.#first += this.#frames.length
      this.#frames = []
      this.#bytes = 0
    }
    const bytes = encodeFrame(frame)
    this.#frames.push(bytes)
    this.#bytes += bytes.length
  }

  /** The next for somebody who has those before `at`; what a whole one has overtaken is left out. */
  next(at: number): { readonly bytes: Uint8Array; readonly at: number } | undefined {
    const from = Math.max(at, this.#first)
    const bytes = this.#frames[from - this.#first]
    return bytes === undefined ? undefined : { bytes, at: from + 1 }
  }
}
