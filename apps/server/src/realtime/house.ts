/** Who wants to draw. */
export interface Guest {
  /** Whose it is: places are shared between people, not between their windows. */
  readonly person: string
  /** Called when a place is free for it. */
  onTurn(): void
  /** Called when its position changes; 1 is next. */
  onPosition(position: number): void
  /** When it last did something, as `performance.now()` tells time. */
  readonly lastActive: number
}

/** A guest that did nothing for this long makes room for one that waits. */
const idleMs = 10_000
/** And so does one that drew for this long, however busy: it is its turn again when others had theirs. */
const usualTurnMs = 15_000

/** Room for so many who draw at once; the others wait in the order they came, those with a place already after them. */
export class House {
  readonly #places: number
  readonly #turnMs: number
  /** Since when each has its place. */
  readonly #inside = new Map<Guest, number>()
  #waiting: Guest[] = []
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(places: number, turnMs = usualTurnMs) {
    this.#places = places
    this.#turnMs = turnMs
  }

  /** @returns whether it may draw now; if not, it is told when. Asking twice changes nothing. */
  enter(guest: Guest): boolean {
    const since = this.#inside.get(guest)
    if (since !== undefined) {
      if (this.#waiting.length === 0 || performance.now() - since < this.#turnMs) return true
      this.#inside.delete(guest)
    } else if (this.#waiting.length === 0 && this.#hasRoom()) {
      this.#inside.set(guest, performance.now())
      return true
    }
    if (!this.#waiting.includes(guest)) {
      this.#waiting.push(guest)
      this.#inOrder()
      this.#timer ??= setInterval(() => this.#callIn(), 1_000).unref()
    }
    this.#callIn()
    return this.#inside.has(guest)
  }

  leave(guest: Guest): void {
    this.#inside.delete(guest)
    if (this.#waiting.includes(guest)) {
      this.#waiting = this.#waiting.filter((one) => one !== guest)
      this.#inOrder()
    }
    this.#callIn()
  }

  #hasRoom(): boolean {
    if (this.#inside.size < this.#places) return true
    const longAgo = performance.now() - idleMs
    const idle = [...this.#inside.keys()].find(({ lastActive }) => lastActive < longAgo)
    if (idle !== undefined) this.#inside.delete(idle)
    return idle !== undefined
  }

  #callIn(): void {
    while (this.#waiting.length > 0 && this.#hasRoom()) {
      const next = this.#waiting.shift()
      if (next === undefined) break
      this.#inside.set(next, performance.now())
      this.#inOrder()
      next.onTurn()
    }
    if (this.#waiting.length > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  /** Whoever has the fewest places comes first; otherwise whoever came first. Each is told where it stands. */
  #inOrder(): void {
    const placesOf = (person: string): number =>
      [...this.#inside.keys()].filter((one) => one.person === person).length
    this.#waiting = this.#waiting.toSorted((a, b) => placesOf(a.person) - placesOf(b.person))
    for (const [at, guest] of this.#waiting.entries()) guest.onPosition(at + 1)
  }
}
