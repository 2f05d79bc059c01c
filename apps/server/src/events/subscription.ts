import type { Event } from '@krya/contracts'
import type { Cursor } from './cursor.ts'
import type { Delivered } from './reader.ts'

interface Item {
  readonly cursor: Cursor | null
  readonly event: Event
}

/** A listener that has this many events unread is too slow: it is ended, and resumes by its cursor. */
const longestBacklog = 5_000

/** One listener's own share of the feed, read as an async iterable that ends with its signal. */
export class Subscription implements AsyncIterable<Item> {
  readonly #ownerId: string
  readonly #generationId: string | null
  readonly #waiting: Item[] = []
  #wake: (() => void) | undefined
  #ended = false

  /** `generationId` null: everything of the owner. */
  constructor(ownerId: string, generationId: string | null, signal: AbortSignal) {
    this.#ownerId = ownerId
    this.#generationId = generationId
    if (signal.aborted) this.#ended = true
    signal.addEventListener('abort', () => this.end(), { once: true })
  }

  /** A kept event; taken if it is for this listener. */
  offer(delivered: Delivered): void {
    if (delivered.ownerId !== this.#ownerId) return
    if (this.#generationId !== null && delivered.generationId !== this.#generationId) return
    this.#push({ cursor: delivered.cursor, event: delivered.event })
  }

  /** Passing news; taken if it is for this listener. */
  pass(ownerId: string, event: Event): void {
    if (ownerId !== this.#ownerId) return
    if (
      this.#generationId !== null &&
      !('generation_id' in event.data && event.data.generation_id === this.#generationId)
    )
      return
    this.#push({ cursor: null, event })
  }

  end(): void {
    this.#ended = true
    this.#wake?.()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    while (!this.#ended) {
      const next = this.#waiting.shift()
      if (next) yield next
      else await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  #push(item: Item): void {
    if (this.#waiting.length >= longestBacklog) return this.end()
    this.#waiting.push(item)
    this.#wake?.()
  }
}
