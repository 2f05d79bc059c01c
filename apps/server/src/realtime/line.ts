import type { Look } from './frame-writer.ts'

/** A frame that took longer to arrive is too much for the line; one that took less leaves room. */
const [slowMs, fastMs] = [150, 60]
const best = 85
const worst = 40
const smallest = 0.25

/**
 * How much a line bears: what is sent becomes worse, then smaller, where frames arrive late, and recovers slowly. A line
 * that is long is not thin: how long the way itself takes is not counted.
 */
export class Line {
  #quality = best
  #scale = 1

  /** For what is sent when there is time. */
  get finest(): Look {
    return { quality: best, scale: 1, isThrifty: false }
  }

  get look(): Look {
    return { quality: this.#quality, scale: this.#scale, isThrifty: this.#quality < best }
  }

  /**
   * @param ms from a frame's leaving until it was shown, or had left this machine where that is not told
   * @param wayMs what the smallest message takes there and back
   */
  arrived(ms: number, wayMs: number): void {
    const own = ms - wayMs
    if (own > slowMs) this.#worsen()
    else if (own < fastMs) this.#improve()
  }

  #worsen(): void {
    if (this.#quality > worst) this.#quality = Math.max(worst, this.#quality - 15)
    else this.#scale = Math.max(smallest, this.#scale / 2)
  }

  #improve(): void {
    if (this.#scale < 1) this.#scale = Math.min(1, this.#scale * 2)
    else this.#quality = Math.min(best, this.#quality + 3)
  }
}
