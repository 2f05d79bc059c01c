/** Frames that the median is of. */
const kept = 20

/** How fast a session's frames come. */
export class Figures {
  #times: number[] = []
  #latencies: number[] = []

  /** @param latency milliseconds from the input's arrival to the frame's leaving */
  add(latency: number): void {
    const now = performance.now()
    this.#times = [...this.#times.filter((time) => time > now - 1_000), now]
    this.#latencies = [...this.#latencies.slice(1 - kept), latency]
  }

  /** Frames in the last second. */
  get fps(): number {
    const from = performance.now() - 1_000
    return this.#times.filter((time) => time > from).length
  }

  /** The median of the last frames, in milliseconds. */
  get latency(): number {
    const sorted = this.#latencies.toSorted((a, b) => a - b)
    return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 10) / 10
  }
}
