import {
  type JoinRequest,
  KryaError,
  type SharedAnswer,
  sharedClosed,
  type SharedRequest,
  sharedRequest,
} from '@krya/contracts'
import { encode } from '@msgpack/msgpack'
import type { WebSocket } from 'ws'
import type { Principal } from '../../accounts/principal.ts'
import type { Database, OpenDatabase } from '../../db/database.ts'
import { type SharedLimits, usualSharedLimits } from '../limits.ts'
import { Wire } from '../wire.ts'
import { createLinks, type Links, stoppedChannel } from './links.ts'
import type { Person } from './person.ts'
import { type Entrance, Room, sharedError } from './room.ts'

/** The longest a timer runs. */
const longestMs = 2 ** 31 - 1
const mostStopped = 500
/**
 * Of one message: by strangers, who only join; by guests, an edit of all fields, curves in them; by the owner, a part of
 * a snapshot, 500 edits.
 */
const bounds = {
  stranger: { values: 100, depth: 12, text: 1_000 },
  guest: { values: 3_000, depth: 12, text: 65_536 },
  owner: { values: 60_000, depth: 12, text: 65_536 },
} as const
/** Links that are in use are looked after so often: what was told of them may be lost with a connection. */
const lookMs = 15_000

interface Parts {
  readonly db: Database
  readonly listen: OpenDatabase['listen']
  readonly onFault: (error: unknown, about: string) => void
  readonly limits?: Partial<SharedLimits> | undefined
}

/** Whom frames of a canvas are shown to beside the one who draws it. */
export interface Audience {
  /** The next frame is of use to them only as a whole. */
  readonly needsWhole: boolean
  show(frame: Extract<SharedAnswer, { type: 'frame' }>): void
}

export interface Shared {
  readonly links: Links
  /** Serves a socket until it closes. @param who the owner, where it is known; others come by a link */
  open(socket: WebSocket, who: Principal | undefined): void
  audience(who: Principal, documentId: string): Audience
  close(): Promise<void>
}

/** Somebody who has come in. */
interface Inside {
  readonly room: Room
  readonly person: Person
}

/** Shared canvases, of this process: a room for each, as long as somebody is there. */
export async function createShared({ db, listen, onFault, ...parts }: Parts): Promise<Shared> {
  const limits = { ...usualSharedLimits, ...parts.limits }
  const links = createLinks(db)
  const rooms = new Map<string, Room>()
  /** Stopped here lately: one of them may just have been found to hold. */
  const stopped = new Set<string>()
  const stop = (link: string): void => {
    stopped.add(link)
    const [oldest] = stopped
    if (stopped.size > mostStopped && oldest !== undefined) stopped.delete(oldest)
    for (const room of rooms.values()) room.endLink(link)
  }
  const stopListening = await listen(stoppedChannel, stop)
  const looking = setInterval(() => {
    const used = [...rooms.values()].flatMap((room) => room.links)
    links.ended([...new Set(used)]).then(
      (ended) => ended.forEach(stop),
      (error: unknown) => onFault(error, 'looking after links'),
    )
  }, lookMs).unref()

  const keyOf = (ownerId: string, documentId: string): string => `${ownerId}/${documentId}`

  function roomOf(ownerId: string, documentId: string): Room {
    const key = keyOf(ownerId, documentId)
    const found = rooms.get(key)
    if (found !== undefined) return found
    const room: Room = new Room(limits, () => {
      if (rooms.get(key) === room) rooms.delete(key)
    })
    rooms.set(key, room)
    return room
  }

  /** @throws KryaError link_ended, not_found, removed_from_canvas, canvas_full */
  async function enter(socket: WebSocket, who: Principal | undefined, request: JoinRequest): Promise<Inside> {
    const { token, document, name, session, seq, revision } = request
    const asked: Omit<Entrance, 'role' | 'link'> = { name, session, room: request.room, seq, revision }
    if (document !== undefined) {
      if (who === undefined) throw new KryaError('not_found', 'There is no document of yours here.')
      await links.assertOwn(who, document)
      const before = roomOf(who.ownerId, document)
      if (before.makesWayFor(asked)) {
        before.close(1012)
        rooms.delete(keyOf(who.ownerId, document))
      }
      const room = roomOf(who.ownerId, document)
      return { room, person: room.enter(socket, { ...asked, role: 'owner', link: null }) }
    }
    const link = await links.find(token ?? '')
    if (stopped.has(link.id)) throw new KryaError('link_ended')
    const room = roomOf(link.ownerId, link.documentId)
    const person = room.enter(socket, { ...asked, role: link.role, link: link.id })
    if (link.expiresAt !== null) {
      const left = Math.min(longestMs, Math.max(0, link.expiresAt.getTime() - Date.now()))
      const timer = setTimeout(() => room.expire(person), left).unref()
      socket.on('close', () => clearTimeout(timer))
    }
    return { room, person }
  }

  return {
    links,

    open(socket, who) {
      let inside: Inside | undefined
      let isComing = false
      const tell = (error: KryaError, n?: number): void => {
        if (inside !== undefined) inside.person.tell(sharedError(error, n))
        else if (socket.readyState === socket.OPEN) socket.send(encode(sharedError(error, n)))
      }
      const late = setTimeout(() => socket.close(1008, 'nobody joined'), limits.joinMs).unref()

      async function come(request: JoinRequest): Promise<void> {
        isComing = true
        clearTimeout(late)
        try {
          inside = await enter(socket, who, request)
          if (socket.readyState !== socket.OPEN) inside.room.leave(inside.person, socket)
        } catch (error) {
          const told = error instanceof KryaError ? error : new KryaError('internal')
          if (told !== error) onFault(error, 'joining a shared canvas')
          tell(told)
          socket.close(told.code === 'internal' ? 1011 : sharedClosed.refused, told.code)
        }
      }

      function take(request: SharedRequest): void {
        if (request.type === 'join') {
          if (isComing) throw new KryaError('invalid_input', 'You have joined already.')
          void come(request)
        } else if (inside === undefined)
          throw new KryaError('invalid_input', 'The first message must be join.')
        else inside.room.take(inside.person, request)
      }

      new Wire(
        socket,
        { ...limits, sessions: 0 },
        sharedRequest,
        {
          take,
          refuse: (error, request) => tell(error, request?.type === 'edit' ? request.n : undefined),
          end: () => {
            clearTimeout(late)
            inside?.room.leave(inside.person, socket)
          },
        },
        () => bounds[inside === undefined ? 'stranger' : inside.person.role === 'owner' ? 'owner' : 'guest'],
      )
    },

    audience(who, documentId) {
      const key = keyOf(who.ownerId, documentId)
      return {
        get needsWhole() {
          return rooms.get(key)?.needsWholeFrame === true
        },
        show: (frame) => rooms.get(key)?.show(frame),
      }
    },

    async close() {
      clearInterval(looking)
      await stopListening()
      for (const room of rooms.values()) room.close(1001)
      rooms.clear()
    },
  }
}
