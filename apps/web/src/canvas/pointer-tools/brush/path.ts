import type { PointerAt } from '../gesture.ts'

/** Where a brush touches, and how hard. */
export interface Touch {
  readonly x: number
  readonly y: number
  /** Of the brush's full size, 0–1. */
  readonly share: number
}

type At = Pick<PointerAt, 'x' | 'y' | 'pressure'>

/**
 * The way of a brush: even touches along a smooth curve through the middles between the places a pointer was seen
 * at, which are its control points.
 */
export class BrushPath {
  readonly #spacing: number
  #last: At | null = null
  #middle: At | null = null
  /** How far the next touch is away. */
  #ahead = 0

  /** @param spacing between two touches, in pixels */
  constructor(spacing: number) {
    this.#spacing = Math.max(0.5, spacing)
  }

  /** The touches that one more place brings. */
  to(at: At): Touch[] {
    const last = this.#last
    this.#last = at
    if (last === null) {
      this.#middle = at
      this.#ahead = this.#spacing
      return [{ x: at.x, y: at.y, share: at.pressure }]
    }
    const from = this.#middle ?? last
    const middle = between(last, at)
    this.#middle = middle
    return this.#along(from, last, middle)
  }

  /** The touches up to where the pointer was let go. */
  end(): Touch[] {
    const [from, to] = [this.#middle, this.#last]
    return from === null || to === null ? [] : this.#along(from, between(from, to), to)
  }

  #along(from: At, control: At, to: At): Touch[] {
    const length = away(from, control) + away(control, to)
    const steps = Math.max(1, Math.ceil(length / Math.max(0.5, this.#spacing / 4)))
    const touches: Touch[] = []
    let before = from
    for (let step = 1; step <= steps; step += 1) {
      const t = step / steps
      const at = between(between(from, control, t), between(control, to, t), t)
      const way = away(before, at)
      for (; this.#ahead <= way; this.#ahead += this.#spacing) {
        const { x, y, pressure } = between(before, at, way === 0 ? 0 : this.#ahead / way)
        touches.push({ x, y, share: pressure })
      }
      this.#ahead -= way
      before = at
    }
    return touches
  }
}

const away = (a: At, b: At): number => Math.hypot(b.x - a.x, b.y - a.y)

const between = (a: At, b: At, t = 0.5): At => ({
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
  pressure: a.pressure + (b.pressure - a.pressure) * t,
})
