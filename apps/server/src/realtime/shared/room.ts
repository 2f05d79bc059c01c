import { randomUUID } from 'node:crypto'
import {
  type CanvasRole,
  errors,
  KryaError,
  personColours,
  type SharedAnswer,
  sharedClosed,
  type SharedCursor,
  type SharedRequest,
  type SharedState,
} from '@krya/contracts'
import { encode } from '@msgpack/msgpack'
import { v7 as uuidv7 } from 'uuid'
import type { WebSocket } from 'ws'
import type { SharedLimits } from '../limits.ts'
import { EditLog } from './edit-log.ts'
import { growthOf } from './extent.ts'
import { FrameLog } from './frame-log.ts'
import { Person, type Shown } from './person.ts'
import { Snapshots } from './snapshots.ts'

/** Pointers are told of so often. */
const cursorMs = 50
/** Those whose line broke and who may come back as who they were. */
const mostGone = 200

type Of<Type extends SharedRequest['type']> = Extract<SharedRequest, { type: Type }>

/** How somebody comes in. */
export interface Entrance {
  readonly name: string
  readonly role: CanvasRole | 'owner'
  /** Null: as the owner. */
  readonly link: string | null
  readonly session: string | undefined
  /** What they have of this room already. */
  readonly room: string | undefined
  readonly seq: number | undefined
  /** The owner's: of the document as it was opened. */
  readonly revision: number | undefined
}

/**
 * The people on one canvas, in the memory of this process. It orders edits and hands them on, and keeps a snapshot
 * and what came since; what they mean is the tabs' to know. The owner's tab gives the snapshot and saves the document.
 */
export class Room {
  readonly id = randomUUID()
  readonly #limits: SharedLimits
  readonly #onOver: () => void
  readonly #edits = new EditLog()
  readonly #frames: FrameLog
  readonly #snapshots: Snapshots
  readonly #people = new Map<string, Person>()
  /** Sessions of those who were sent away. */
  readonly #removed = new Set<string>()
  readonly #shown: Shown
  #owner: Person | undefined
  /** The owner has everything up to this edit. */
  #ownerSeq = 0
  #state: SharedState = 'waiting'
  #moved = new Set<Person>()
  #moving: NodeJS.Timeout | undefined
  #leaving: NodeJS.Timeout | undefined
  #colours = 0
  /** The document's, that holds what is here; undefined: nobody said. */
  #revision: number | undefined
  /** The owner was waited for in vain. */
  #isOver = false

  /** @param onOver is called when nobody needs it any more */
  constructor(limits: SharedLimits, onOver: () => void) {
    this.#limits = limits
    this.#onOver = onOver
    this.#frames = new FrameLog(limits.frameBytes)
    this.#snapshots = new Snapshots(limits.snapshotBytes)
    this.#shown = {
      edits: this.#edits,
      frames: this.#frames,
      people: (forOwner) =>
        encode({
          type: 'people',
          people: this.#there.map((one) => one.view(forOwner)),
        } satisfies SharedAnswer),
      state: () => encode({ type: 'state', state: this.#state } satisfies SharedAnswer),
      cursors: () => encode(cursorsOf(this.#there.filter(({ cursor }) => cursor !== null))),
    }
  }

  get #there(): Person[] {
    return [...this.#people.values()].filter(({ isThere }) => isThere)
  }

  get #guests(): Person[] {
    return this.#there.filter((one) => one !== this.#owner)
  }

  /** Whether the next picture is to come whole; nobody asks where nobody looks. */
  get needsWholeFrame(): boolean {
    return this.#frames.needsWhole && this.#guests.length > 0
  }

  show(frame: Extract<SharedAnswer, { type: 'frame' }>): void {
    this.#frames.add(frame)
    for (const guest of this.#guests) guest.push()
  }

  /**
   * Whether the owner comes with another document than what is here: it was saved from elsewhere meanwhile. What lies
   * on the owner's page holds.
   */
  makesWayFor({ room, revision }: Pick<Entrance, 'room' | 'revision'>): boolean {
    return room !== this.id && this.#edits.hasSnapshot && this.#revision !== revision
  }

  /** @throws KryaError removed_from_canvas, canvas_full, canvas_ended */
  enter(socket: WebSocket, { name, role, link, session, room, seq, revision }: Entrance): Person {
    if (link !== null && this.#isOver) throw new KryaError('canvas_ended')
    if (session !== undefined && this.#removed.has(session)) throw new KryaError('removed_from_canvas')
    const known = [...this.#people.values()].find(
      ({ identity }) => identity.session === session && identity.link === link,
    )
    if (link !== null && known?.isThere !== true && this.#guests.length >= this.#limits.people)
      throw new KryaError('canvas_full')
    if (link === null) this.#changeOwner(known)
    const person = known ?? this.#meet({ name, link }, role)
    if (link === null) {
      this.#owner = person
      this.#isOver = false
      this.#revision ??= revision
    }
    const has = room === this.id && seq !== undefined && this.#edits.covers(seq) ? seq : undefined
    person.attach(socket, this.#limits.unreadMs, this.id, has)
    clearTimeout(link === null ? this.#leaving : undefined)
    if (link === null && (!this.#edits.hasSnapshot || this.#isGrown)) this.#wantSnapshot()
    this.#decide()
    this.#tellPeople()
    return person
  }

  leave(person: Person, socket: WebSocket): void {
    if (!person.detach(socket)) return
    this.#forgetSome()
    if (person === this.#owner) this.#ownerLeft()
    this.#decide()
    this.#tellPeople()
    if (this.#there.length === 0 && !this.#edits.hasSnapshot) this.#end()
  }

  /** @throws KryaError */
  take(person: Person, request: Exclude<SharedRequest, Of<'join'>>): void {
    switch (request.type) {
      case 'edit':
        return this.#edit(person, request)
      case 'snapshot':
        return this.#takeSnapshot(person, request)
      case 'saved':
        if (person === this.#owner) this.#revision = request.revision
        return
      case 'cursor':
        person.cursor = request.at
        return this.#move(person)
      case 'allow': {
        const guest = this.#guestFor(person, request.person)
        guest.role = request.role
        guest.tell({ type: 'role', role: request.role })
        return this.#tellPeople()
      }
      case 'remove':
        return this.#remove(this.#guestFor(person, request.person))
    }
  }

  /** Sends away whoever came by a link. */
  endLink(link: string): void {
    for (const person of this.#people.values())
      if (person.identity.link === link) this.#dismiss(person, new KryaError('link_ended'))
    this.#tellPeople()
  }

  /** Sends away one person whose link has expired. */
  expire(person: Person): void {
    this.#dismiss(person, new KryaError('link_ended'))
    this.#tellPeople()
  }

  /** Everybody may come again at once. @param code 1001: the server stops; 1012: another room takes its place */
  close(code: 1001 | 1012): void {
    clearTimeout(this.#moving)
    clearTimeout(this.#leaving)
    for (const person of this.#there) person.dismiss(code, 'come again')
  }

  /** The links that people are here by. */
  get links(): string[] {
    return this.#there.flatMap(({ identity }) => identity.link ?? [])
  }

  #meet(who: { name: string; link: string | null }, role: Person['role']): Person {
    const colour = this.#colours % personColours
    this.#colours += 1
    const person = new Person({ ...who, id: uuidv7(), session: randomUUID(), colour }, role, this.#shown)
    this.#people.set(person.identity.id, person)
    return person
  }

  #changeOwner(next: Person | undefined): void {
    if (this.#owner === undefined || this.#owner === next) return
    this.#dismiss(this.#owner, new KryaError('canvas_elsewhere'), sharedClosed.elsewhere)
    this.#owner = undefined
  }

  #edit(person: Person, { n, edit }: Of<'edit'>): void {
    if (person.role === 'watch') throw new KryaError('watch_only')
    if (edit.kind === 'set' && edit.object === 'painting' && person.role !== 'owner')
      throw new KryaError('watch_only', 'How it is painted is the owner’s to say.')
    if (!this.#edits.hasSnapshot && person.role !== 'owner')
      throw new KryaError('wrong_state', 'The owner has not opened this canvas yet.')
    // Again, after a line broke before it was known to be taken.
    if (n <= person.taken) return
    const growth = growthOf(edit)
    if (person.role !== 'owner' && growth !== undefined && !this.#edits.extent.allows(growth)) {
      this.#wantSnapshot()
      throw new KryaError(
        'canvas_too_large',
        'This canvas holds as many layers, or as large ones, as it may.',
      )
    }
    const { editBytes } = this.#limits
    if (this.#edits.bytes > (person.role === 'owner' ? 2 : 1) * editBytes) throw new KryaError('edits_held')
    this.#edits.add(person.identity.id, n, edit)
    person.taken = n
    if (this.#isGrown) this.#wantSnapshot()
    this.#decide()
    for (const one of this.#there) one.push()
  }

  #takeSnapshot(person: Person, request: Of<'snapshot'>): void {
    if (person !== this.#owner) throw new KryaError('watch_only', 'Only the owner gives a snapshot.')
    const complete = this.#snapshots.add(request, this.#edits.seq)
    if (complete === undefined) return
    this.#edits.replace(
      complete,
      this.#there.map(({ reading }) => reading),
    )
    // It was made of what the owner's tab has, so nothing of that need be sent there.
    const { reading } = person
    reading.seq = Math.max(reading.seq ?? 0, complete.seq)
    this.#decide()
    for (const one of this.#there) one.push()
  }

  #wantSnapshot(): void {
    if (this.#owner?.isThere === true && this.#snapshots.ask()) this.#owner.mark('want')
  }

  /** Whether it is time for a snapshot. */
  get #isGrown(): boolean {
    return this.#edits.bytes > this.#limits.editBytes / 2 || this.#edits.extent.isGrown
  }

  #guestFor(asking: Person, id: string): Person {
    if (asking.role !== 'owner') throw new KryaError('watch_only', 'Only the owner says who may do what.')
    const guest = this.#people.get(id)
    if (guest === undefined || guest === this.#owner)
      throw new KryaError('not_found', 'Nobody of that id is on this canvas.')
    return guest
  }

  #remove(guest: Person): void {
    this.#removed.add(guest.identity.session)
    const [oldest] = this.#removed
    if (this.#removed.size > mostGone && oldest !== undefined) this.#removed.delete(oldest)
    this.#dismiss(guest, new KryaError('removed_from_canvas'))
    this.#tellPeople()
  }

  #dismiss(person: Person, why: KryaError, code: number = sharedClosed.refused): void {
    person.dismiss(code, why.code, sharedError(why))
    this.#people.delete(person.identity.id)
  }

  #ownerLeft(): void {
    this.#snapshots.forget()
    this.#ownerSeq = this.#owner?.reading.seq ?? this.#ownerSeq
    clearTimeout(this.#leaving)
    this.#leaving = setTimeout(() => this.#sendAway(), this.#limits.awayMs).unref()
  }

  /** What was drawn that the owner has not got yet. */
  get #hasUnseen(): boolean {
    return this.#owner?.isThere !== true && this.#edits.hasSnapshot && this.#ownerSeq < this.#edits.seq
  }

  #sendAway(): void {
    this.#isOver = true
    for (const guest of this.#guests) this.#dismiss(guest, new KryaError('canvas_ended'), sharedClosed.left)
    if (!this.#hasUnseen) return this.#end()
    this.#leaving = setTimeout(() => this.#end(), this.#limits.unseenMs).unref()
  }

  #end(): void {
    this.close(1012)
    this.#onOver()
  }

  #decide(): void {
    const before = this.#state
    this.#state = !this.#edits.hasSnapshot
      ? 'waiting'
      : this.#edits.bytes > this.#limits.editBytes
        ? 'held'
        : this.#owner?.isThere === true
          ? 'open'
          : 'away'
    if (this.#state !== before) for (const one of this.#there) one.mark('state')
  }

  #tellPeople(): void {
    for (const one of this.#there) one.mark('people')
  }

  #move(person: Person): void {
    this.#moved.add(person)
    this.#moving ??= setTimeout(() => {
      this.#moving = undefined
      const moves = encode(cursorsOf([...this.#moved]))
      this.#moved = new Set()
      for (const one of this.#there) one.showMoves(moves)
    }, cursorMs).unref()
  }

  #forgetSome(): void {
    const gone = [...this.#people.values()].filter((one) => !one.isThere && one !== this.#owner)
    for (const person of gone.slice(0, Math.max(0, gone.length - mostGone)))
      this.#people.delete(person.identity.id)
  }
}

const cursorsOf = (people: readonly Person[]): Extract<SharedAnswer, { type: 'cursors' }> => ({
  type: 'cursors',
  cursors: people.map(({ identity, cursor }): SharedCursor => ({ person: identity.id, at: cursor })),
})

/** @param n the edit that it was about */
export const sharedError = (error: KryaError, n?: number): Extract<SharedAnswer, { type: 'error' }> => ({
  type: 'error',
  code: error.code,
  message: error.message,
  remedy: errors[error.code].remedy,
  ...(n === undefined ? {} : { n }),
  ...(error.details === undefined ? {} : { details: error.details }),
})
