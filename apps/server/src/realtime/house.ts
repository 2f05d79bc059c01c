/** Who wants to draw. */
export interface Guest {
  /** Called when a place is free for it. */
  onTurn(): void
  /** Called when its position changes; 1 is next. */
  onPosition(position: number): void
  /** When it last did something, as `performance.now()` tells time. */
  readonly lastActive: number
}

/** A guest that did nothing for this long makes room for one that waits. */
const idleMs = 10_000

/** Room for so many who draw at once; the others wait in the order they came. */
export class House {
  readonly #places: number
  readonly #inside = new Set<Guest>()
  readonly #waiting: Guest[] = []
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(places: number) {
    this.#places = places
  }

  /** @returns whether it may draw now; if not, it is told when. Asking twice changes nothing. */
  enter(guest: Guest): boolean {
    if (this.#inside.has(guest)) return true
    if (this.#waiting.length === 0 && this.#hasRoom()) {
      this.#inside.add(guest)
      return true
    }
    if (!this.#waiting.includes(guest)) {
      this.#waiting.push(guest)
      guest.onPosition(this.#waiting.length)
      this.#timer ??= setInterval(() => this.#callIn(), 1_000).unref()
    }
    return false
  }

  leave(guest: Guest): void {
    this.#inside.delete(guest)
    const at = this.#waiting.indexOf(guest)
    if (at >= 0) {
      this.#waiting.splice(at, 1)
      this.#tellPositions(at)
    }
    this.#callIn()
  }

  #hasRoom(): boolean {
    if (this.#inside.size < this.#places) return true
    const longAgo = performance.now() - idleMs
    const idle = [...this.#inside].find(({ lastActive }) => lastActive < longAgo)
    if (idle !== undefined) this.#inside.delete(idle)
    return idle !== undefined
  }

  #callIn(): void {
    while (this.#waiting.length > 0 && this.#hasRoom()) {
      const next = this.#waiting.shift()
      if (next === undefined) break
      this.#inside.add(next)
      this.#tellPositions(0)
      next.onTurn()
    }
    if (this.#waiting.length > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #tellPositions(from: number): void {
    for (const [at, guest] of this.#waiting.entries()) if (at >= from) guest.onPosition(at + 1)
  }
}
