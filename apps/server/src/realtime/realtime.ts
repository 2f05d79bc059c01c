import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { LiveModel } from '@krya/catalog'
import { encode } from '@msgpack/msgpack'
import { KryaError, type LiveAnswer, type LiveQuery, resumeSeconds } from '@krya/contracts'
import type { Http } from '@krya/provider-kit'
import type { WebSocket } from 'ws'
import type { Principal } from '../accounts/principal.ts'
import { assertOwnProjects } from '../accounts/projects.ts'
import type { Database } from '../db/database.ts'
import type { Connections } from '../providers/connections.ts'
import type { Storage } from '../storage/storage.ts'
import { Connection, type Request } from './connection.ts'
import { errorAnswer } from './faults.ts'
import { createFilmer } from './film/filmer.ts'
import { keepFilm } from './film/keep-film.ts'
import { House } from './house.ts'
import { keepFrame } from './keep.ts'
import { type Limits, usualLimits } from './limits.ts'
import { createLiveModels } from './models.ts'
import { Session } from './session.ts'
import type { Audience } from './shared/shared.ts'

/** People that draw with an engine of this machine at once, for each core: more would slow everybody. */
const perCore = 2
/** Whoever closes with this code does not come back (RFC 6455 section 7.4.1). */
const goodbye = 1000

interface Parts {
  readonly db: Database
  readonly storage: Storage
  readonly connections: Connections
  readonly http: Http
  /** Where pictures for a clip wait on the disk. */
  readonly scratch: string
  /** Who sees beside the owner what is painted of a document. */
  readonly audience: (who: Principal, documentId: string) => Audience
  /** How many may draw at once with an engine of this machine; left out: two for each core. */
  readonly places?: number | undefined
  readonly onFault: (error: unknown, about: string) => void
  readonly models?: readonly LiveModel[]
  /** Other than the usual ones. */
  readonly limits?: Partial<Limits> | undefined
}

interface Kept {
  readonly session: Session
  readonly ownerId: string
  /** What it spends counts to it, and what is kept of it belongs there; null: no project. */
  readonly project: string | null
  /** Whose canvas shows what is painted. */
  readonly document: string | undefined
  socket: WebSocket | undefined
  expiry: NodeJS.Timeout | undefined
}

export interface Realtime {
  models: ReturnType<typeof createLiveModels>['list']
  /** @throws KryaError invalid_input where it names a project that is not theirs */
  admit(who: Principal, asked: LiveQuery): Promise<void>
  /** Serves a socket until it closes. */
  open(socket: WebSocket, who: Principal, asked: LiveQuery): void
  close(): Promise<void>
}

/** Drawing in real time, in this process: its sessions live in memory, what is drawn is kept by the client. */
export function createRealtime(parts: Parts): Realtime {
  const { db, storage, connections, http, scratch, onFault } = parts
  const models = createLiveModels(connections, http, parts.models)
  const limits = { ...usualLimits, ...parts.limits }
  const sessions = new Map<string, Kept>()
  const houses = new Map<string, House>()
  const filmer = createFilmer()
  /** What is not over when its socket is: what somebody waits for, and sessions that end. */
  const underWay = new Set<Promise<unknown>>()

  function waitFor<Result>(work: Promise<Result>): Promise<Result> {
    const watched = work.finally(() => underWay.delete(watched))
    underWay.add(watched)
    return watched
  }

  function houseOf(model: LiveModel): House {
    const isHere = connections.get(model.provider)?.provider.place === 'here'
    const places = isHere ? (parts.places ?? perCore * availableParallelism()) : models.places(model)
    const house = houses.get(model.provider) ?? new House(places)
    houses.set(model.provider, house)
    return house
  }

  function begin(who: Principal, { project, document }: LiveQuery): [string, Kept] {
    const own = [...sessions].filter(([, { ownerId }]) => ownerId === who.ownerId)
    if (own.length >= limits.sessions) {
      const [oldest] = own.find(([, { socket }]) => socket === undefined) ?? []
      if (oldest === undefined) throw new KryaError('too_many_sessions')
      end(oldest)
    }
    const session = new Session({
      payer: { db, who, project: project ?? null, limits: connections.routing },
      models,
      houseOf,
      filmer,
      scratch,
      audience: document === undefined ? undefined : parts.audience(who, document),
      onFault: (error) => onFault(error, 'drawing in real time'),
    })
    const kept: Kept = {
      session,
      ownerId: who.ownerId,
      project: project ?? null,
      document,
      socket: undefined,
      expiry: undefined,
    }
    const token = randomUUID()
    sessions.set(token, kept)
    return [token, kept]
  }

  async function answer(who: Principal, kept: Kept, request: Request): Promise<LiveAnswer> {
    const { session } = kept
    const { last } = session
    const { type, ask, project = kept.project } = request
    try {
      if (last === undefined) throw new KryaError('wrong_state', 'Nothing was drawn yet that could be kept.')
      await assertOwnProjects(db, who, [{ field: 'project', id: request.project }])
      const asset =
        type === 'keep'
          ? await keepFrame(db, storage, who, last, project)
          : await keepFilm(db, storage, who, await session.film(last), last, project)
      return { type: 'kept', asset, ...(ask === undefined ? {} : { ask }) }
    } catch (error) {
      if (error instanceof KryaError) return errorAnswer(error, { ask })
      onFault(error, type === 'keep' ? 'keeping a real-time frame' : 'making a time-lapse')
      return errorAnswer(new KryaError('internal'), { ask })
    }
  }

  function end(token: string): void {
    const kept = sessions.get(token)
    sessions.delete(token)
    clearTimeout(kept?.expiry)
    if (kept === undefined) return
    void waitFor(kept.session.close().catch((error: unknown) => onFault(error, 'ending a real-time session')))
  }

  return {
    models: models.list,

    admit: (who, { project }) => assertOwnProjects(db, who, [{ field: 'project', id: project }]),

    open(socket, who, asked) {
      const { session: wanted, acknowledge, document } = asked
      const found = sessions.get(wanted ?? '')
      // What is painted of another document is not for those who see this one.
      const isResumed =
        found?.ownerId === who.ownerId && (document === undefined || document === found.document)
      try {
        const [token, kept] = isResumed && wanted !== undefined ? [wanted, found] : begin(who, asked)
        clearTimeout(kept.expiry)
        // A socket that broke unnoticed makes way for the new one.
        kept.socket?.terminate()
        kept.socket = socket
        const connection = new Connection(socket, kept.session, {
          acknowledges: acknowledge === '1',
          limits,
          answer: (request) => waitFor(answer(who, kept, request)),
        })
        socket.on('close', (code) => {
          if (kept.socket !== socket) return
          if (code === goodbye) return end(token)
          kept.socket = undefined
          kept.session.detach()
          kept.expiry = setTimeout(() => end(token), resumeSeconds * 1_000).unref()
        })
        connection.tell({
          type: 'hello',
          session: token,
          resumed: isResumed,
          input: kept.session.lastInput,
          resume_seconds: resumeSeconds,
        })
        kept.session.attach(connection)
      } catch (error) {
        if (!(error instanceof KryaError)) throw error
        socket.send(encode(errorAnswer(error)), () => socket.close(1008, error.code))
      }
    },

    async close() {
      for (const { socket, expiry } of sessions.values()) {
        clearTimeout(expiry)
        socket?.close(1001, 'the server stops')
      }
      await Promise.all([...sessions.values()].map(({ session }) => session.close()))
      await Promise.all(underWay)
      sessions.clear()
    },
  }
}
