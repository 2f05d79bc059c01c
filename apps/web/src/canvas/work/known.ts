/** The most lists of adjustments that are kept: a document with more tells them again. */
const most = 64

/** What the page told a thread: both ends forget the same, since both hear the same in the same order. */
export class Known<Value> {
  readonly #values = new Map<number, Value>()

  get(name: number): Value | undefined {
    return this.#values.get(name)
  }

  set(name: number, value: Value): void {
    this.#values.set(name, value)
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= most) return
      this.#values.delete(oldest)
    }
  }
}
