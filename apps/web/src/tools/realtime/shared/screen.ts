import type { SharedAnswer } from '@krya/contracts'
import { paint, paintedCanvas } from '../painted.ts'

/** What is painted, as it comes from the owner's session. */
export class Screen {
  readonly canvas = paintedCanvas()
  #last: Promise<void> = Promise.resolve()

  /** One after the other: parts lie upon what came before. */
  show(frame: Extract<SharedAnswer, { type: 'frame' }>): Promise<void> {
    this.#last = this.#last.then(() => paint(this.canvas, frame)).catch(() => undefined)
    return this.#last
  }
}
