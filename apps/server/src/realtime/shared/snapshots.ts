import { invalidFields, KryaError, type SharedAnswer, type SharedRequest } from '@krya/contracts'
import { encode } from '@msgpack/msgpack'
import { type Growth, growthOf } from './extent.ts'

type Part = Extract<SharedRequest, { type: 'snapshot' }>

/** All there is, whole. */
export interface Snapshot {
  /** As they are sent. */
  readonly parts: readonly Uint8Array[]
  /** The last edit that is in it. */
  readonly seq: number
  readonly growth: readonly Growth[]
}

/** A snapshot that was asked for is waited for so long before it is asked for again. */
const waitMs = 10_000

/** Puts snapshots together from the parts they come in. */
export class Snapshots {
  readonly #mostBytes: number
  #parts: Uint8Array[] = []
  #growth: Growth[] = []
  #seq = 0
  #bytes = 0
  #askedAt = -Infinity

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes
  }

  /** @returns whether one is to be asked for now */
  ask(): boolean {
    const now = performance.now()
    if (now - this.#askedAt < waitMs) return false
    this.#askedAt = now
    return true
  }

  /**
   * @param last the last edit there is
   * @returns it, when all parts are there
   * @throws KryaError invalid_input, canvas_too_large
   */
  add({ seq, part, parts, edits }: Part, last: number): Snapshot | undefined {
    if (part === 0) {
      this.#parts = []
      this.#growth = []
      this.#bytes = 0
      this.#seq = seq
    }
    if (part !== this.#parts.length || part >= parts)
      throw invalidFields([{ field: 'part', message: 'must follow the part before it' }])
    if (seq !== this.#seq || seq > last)
      throw invalidFields([
        { field: 'seq', message: 'must be an edit that was sent, the same in every part' },
      ])
    const bytes = encode({ type: 'snapshot', seq, part, parts, edits } satisfies SharedAnswer)
    this.#bytes += bytes.length
    if (this.#bytes > this.#mostBytes) {
      this.forget()
      throw new KryaError('canvas_too_large')
    }
    this.#parts.push(bytes)
    this.#growth.push(...edits.flatMap((edit) => growthOf(edit) ?? []))
    // What is on its way need not be asked for again.
    this.#askedAt = performance.now()
    if (this.#parts.length < parts) return undefined
    const complete = { parts: this.#parts, seq, growth: this.#growth }
    this.forget()
    return complete
  }

  forget(): void {
    this.#parts = []
    this.#growth = []
    this.#bytes = 0
    this.#askedAt = -Infinity
  }
}
