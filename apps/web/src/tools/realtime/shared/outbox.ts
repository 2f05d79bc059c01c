import type { SharedEdit, SharedRequest } from '@krya/contracts'
import { encoded, type SceneEdit } from './surfaces.ts'

/** The line is looked at again after so long where it is full. */
const fullMs = 20
/** Edits follow each other no faster: the server takes 120 messages a second. */
const apartMs = 12
/** A message of a snapshot holds no more than this beside one edit, in bytes. */
const partBytes = 1_500_000

interface Line {
  readonly isReady: boolean
  say(request: SharedRequest): boolean
}

interface Waiting {
  readonly n: number
  readonly edit: SceneEdit
}

/** Sends what is done here, in order, no faster than the line takes it. */
export class Outbox {
  readonly #line: () => Line | undefined
  readonly #encoded = new WeakMap<SceneEdit, Promise<SharedEdit>>()
  #waiting: Waiting[] = []
  #isSending = false
  /** Snapshots that were begun. */
  #snapshots = 0
  #isClosed = false
  /** Whether the server is ready to take edits. */
  #isOpen = false

  constructor(line: () => Line | undefined) {
    this.#line = line
  }

  add(n: number, edit: SceneEdit): void {
    this.#waiting.push({ n, edit })
    void this.#send()
  }

  /** The line is new: what did not come back is sent again. */
  open(pending: readonly Waiting[]): void {
    this.#waiting = [...pending]
    this.#isOpen = true
    void this.#send()
  }

  pause(): void {
    this.#isOpen = false
  }

  close(): void {
    this.#isClosed = true
  }

  /** Sends all there is, as of one moment, instead of one that is on its way. @param seq the last edit that is in it */
  async snapshot(edits: readonly SceneEdit[], seq: number): Promise<void> {
    this.#snapshots += 1
    const number = this.#snapshots
    const ready = await Promise.all(edits.map(encoded))
    const parts: SharedEdit[][] = [[]]
    let bytes = 0
    for (const edit of ready) {
      const size = edit.kind === 'pixels' ? edit.data.length + 500 : 500
      if (bytes + size > partBytes && bytes > 0) {
        parts.push([])
        bytes = 0
      }
      parts.at(-1)?.push(edit)
      bytes += size
    }
    for (const [part, own] of parts.entries()) {
      if (!(await this.#whenReady()) || number !== this.#snapshots) return
      this.#line()?.say({ type: 'snapshot', seq, part, parts: parts.length, edits: own })
    }
  }

  async #send(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    try {
      for (let next = this.#waiting[0]; next !== undefined && this.#isOpen; next = this.#waiting[0]) {
        const edit = await this.#encode(next.edit)
        if (!(await this.#whenReady())) return
        // It may have been begun anew meanwhile.
        if (this.#waiting[0] !== next || !this.#isOpen) continue
        if (this.#line()?.say({ type: 'edit', n: next.n, edit }) !== true) return
        this.#waiting.shift()
        if (this.#waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, apartMs))
      }
    } finally {
      this.#isSending = false
    }
  }

  #encode(edit: SceneEdit): Promise<SharedEdit> {
    const known = this.#encoded.get(edit)
    if (known !== undefined) return known
    const made = encoded(edit)
    this.#encoded.set(edit, made)
    return made
  }

  /** @returns false: it was closed, or its line was lost */
  async #whenReady(): Promise<boolean> {
    for (let line = this.#line(); line?.isReady !== true; line = this.#line()) {
      if (this.#isClosed) return false
      await new Promise((resolve) => setTimeout(resolve, fullMs))
    }
    return !this.#isClosed
  }
}
