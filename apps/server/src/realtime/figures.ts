/** Frames that the median is of. */
const kept = 20

/** How fast a session's frames come. */
export class Figures {
  readonly #times: number[] = []
  readonly #latencies: number[] = []

  /** @param latency milliseconds from the input's arrival to the frame's leaving */
  add(latency: number): void {
    this.#times.push(performance.now())
    this.#forget()
    this.#latencies.push(latency)
    if (this.#latencies.length > kept) this.#latencies.shift()
  }

  /** Frames in the last second. */
  get fps(): number {
    this.#forget()
    return this.#times.length
  }

  /** The median of the last frames, in milliseconds. */
  get latency(): number {
    const sorted = this.#latencies.toSorted((a, b) => a - b)
    return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 10) / 10
  }

  #forget(): void {
    const from = performance.now() - 1_000
    const [oldest = from] = this.#times
    if (oldest >= from) return
    const first = this.#times.findIndex((time) => time > from)
    this.#times.splice(0, first === -1 ? this.#times.length : first)
  }
}
