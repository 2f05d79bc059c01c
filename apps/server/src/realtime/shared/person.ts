import type { CanvasRole, SharedAnswer, SharedCursor, SharedPerson } from '@krya/contracts'
import { encode } from '@msgpack/msgpack'
import type { WebSocket } from 'ws'
import type { EditLog, Reading } from './edit-log.ts'
import type { FrameLog } from './frame-log.ts'
import { Outlet } from './outlet.ts'

/** Answers that wait for somebody; more is not said to whoever does not read. */
const mostAnswers = 100

/** What everybody on a canvas reads from. */
export interface Shown {
  readonly edits: EditLog
  readonly frames: FrameLog
  /** Who is there, as it is sent to the owner, and to others. */
  people(forOwner: boolean): Uint8Array
  state(): Uint8Array
  /** Where everybody's pointer is. */
  cursors(): Uint8Array
}

/** Who somebody is, however often their line breaks. */
export interface Identity {
  readonly id: string
  /** Known only to them. */
  readonly session: string
  readonly name: string
  readonly colour: number
  /** Null: the owner. */
  readonly link: string | null
}

/** Somebody on a canvas: what they may do, and what they were sent. */
export class Person {
  readonly identity: Identity
  role: CanvasRole | 'owner'
  /** The last number of an edit of theirs that was taken. */
  taken = 0
  cursor: SharedCursor['at'] = null
  /** Undefined: their line broke, and they may come back. */
  #outlet: Outlet | undefined
  #socket: WebSocket | undefined
  readonly #shown: Shown
  #answers: Uint8Array[] = []
  #reading: Reading = { seq: undefined, part: 0, of: 0 }
  /** The last edit when this line was opened. */
  #joinedAt = 0
  #frame = 0
  #mustSee = { people: false, state: false, cursors: false, want: false }
  /** What moved last, as it is sent. */
  #moved: Uint8Array | undefined

  constructor(identity: Identity, role: CanvasRole | 'owner', shown: Shown) {
    this.identity = identity
    this.role = role
    this.#shown = shown
  }

  get isThere(): boolean {
    return this.#outlet !== undefined
  }

  get reading(): Reading {
    return this.#reading
  }

  view(forOwner: boolean): SharedPerson {
    const { id, name, colour, link } = this.identity
    return { id, name, colour, role: this.role, link: forOwner ? link : null }
  }

  /** Opens a line to them; one before it ends. @param seq what they have already; undefined: nothing */
  attach(socket: WebSocket, unreadMs: number, room: string, seq: number | undefined): void {
    this.#socket?.terminate()
    this.#socket = socket
    this.#outlet = new Outlet(socket, unreadMs, () => this.#next())
    this.#reading = { seq, part: 0, of: 0 }
    this.#joinedAt = this.#shown.edits.seq
    this.#frame = 0
    this.#answers = []
    this.#mustSee = { people: true, state: true, cursors: true, want: false }
    this.tell({
      type: 'hello',
      session: this.identity.session,
      person: this.identity.id,
      role: this.role,
      room,
      seq: seq ?? this.#joinedAt,
      taken: this.taken,
      whole: seq === undefined,
    })
  }

  /** @returns whether it was their line */
  detach(socket: WebSocket): boolean {
    if (this.#socket !== socket) return false
    this.#socket = undefined
    this.#outlet = undefined
    this.cursor = null
    this.#moved = undefined
    return true
  }

  tell(answer: SharedAnswer): void {
    if (this.#answers.length < mostAnswers) this.#answers.push(encode(answer))
    this.push()
  }

  /** What changed must be shown anew; `want`: a snapshot is asked of them, of all that they were sent. */
  mark(what: 'people' | 'state' | 'want'): void {
    this.#mustSee[what] = true
    this.push()
  }

  /** Who cannot take it now is shown all of them later. */
  showMoves(moves: Uint8Array): void {
    if (this.#outlet === undefined || this.#outlet.isFull) this.#mustSee.cursors = true
    else this.#moved = moves
    this.push()
  }

  push(): void {
    this.#outlet?.push()
  }

  /** Ends their line. @param last what is said before */
  dismiss(code: number, reason: string, last?: SharedAnswer): void {
    this.#outlet?.end(code, reason, last === undefined ? undefined : encode(last))
    if (this.#socket !== undefined) this.detach(this.#socket)
  }

  #next(): Uint8Array | undefined {
    const answer = this.#answers.shift()
    if (answer !== undefined) return answer
    if (this.#mustSee.people) {
      this.#mustSee.people = false
      return this.#shown.people(this.role === 'owner')
    }
    if (this.#mustSee.state) {
      this.#mustSee.state = false
      return this.#shown.state()
    }
    return this.#nextEdit() ?? this.#nextWant() ?? this.#nextFrame() ?? this.#nextMoves()
  }

  #nextEdit(): Uint8Array | undefined {
    const { edits } = this.#shown
    const { seq } = this.#reading
    // What they wait for is not kept any more: they come again for all there is.
    if (seq !== undefined && !edits.covers(seq)) {
      this.#outlet?.end(1013, 'fell behind')
      return undefined
    }
    return edits.next(this.#reading, (person, at) => person === this.identity.id && at > this.#joinedAt)
  }

  #nextWant(): Uint8Array | undefined {
    if (!this.#mustSee.want) return undefined
    this.#mustSee.want = false
    return encode({ type: 'want' } satisfies SharedAnswer)
  }

  #nextFrame(): Uint8Array | undefined {
    // The owner sees what is painted over a line of its own.
    if (this.role === 'owner') return undefined
    const next = this.#shown.frames.next(this.#frame)
    if (next !== undefined) this.#frame = next.at
    return next?.bytes
  }

  #nextMoves(): Uint8Array | undefined {
    const moves = this.#mustSee.cursors ? this.#shown.cursors() : this.#moved
    this.#mustSee.cursors = false
    this.#moved = undefined
    return moves
  }
}
