import { randomBytes } from 'node:crypto'
import type { Model, Offer } from '@krya/catalog'
import { operationId } from '@krya/contracts'
import type { Http, Provider } from '@krya/provider-kit'
import { callOf } from '@krya/providers/testing'
import { picture } from '@krya/provider-kit/testing'
import { eq, sql } from 'drizzle-orm'
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid'
import { openEmbedded } from '../../src/db/embedded.ts'
import { attempts, circuits, generations, lanes, parts, users } from '../../src/db/schema/index.ts'
import { createLinks } from '../../src/library/links.ts'
import { upload } from '../../src/library/upload.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { claim } from '../../src/studio/run/claim.ts'
import { run, type Running } from '../../src/studio/run/run.ts'
import { createRunner } from '../../src/studio/run/runner.ts'
import { askSoon, wakeWorkers } from '../../src/studio/settle/wake.ts'
import { claimedOf } from '../claimed.ts'
import { done, scriptedProvider } from '../scripted-provider.ts'
import type { Case, Stage } from './cases.ts'
import { billedWords } from './follow.ts'

const endedWithinMs = 20_000
/** Who else could make it: an engine that always does. */
const other = scriptedProvider(done)

/** One request on its way through a studio’s database, with the real worker. */
export interface Carried {
  /** Runs it as far as one call goes, on a worker that dies when the service has taken it, or after that. */
  dyingWorker(dies: 'when it is taken' | 'after it was accepted'): Promise<void>
  /**
   * A worker that works until it is over; what is put off is due at once.
   * @param meanwhile each is asked until it holds, one after the other
   */
  worker(...meanwhile: (() => boolean | Promise<boolean>)[]): Promise<void>
  /** Its time limit is over by now. */
  expire(): Promise<void>
  /** What became of it, in the words of the table. */
  said(): Promise<string>
}

/** A database that carries calls of any provider from their acceptance to their end. */
export async function openCarrier(storage: Storage) {
  const database = await openEmbedded('memory')
  const { db } = database
  const ownerId = uuidv7()
  await db.insert(users).values({ id: ownerId, name: 'Somebody', metered: false })
  await db.insert(lanes).values({ ownerId })
  /** Faults that were found to be ours. */
  const faults: unknown[] = []

  /** What is put off is due now. */
  async function hurry(): Promise<void> {
    const moved = await db
      .update(parts)
      .set({ notBefore: sql`now()` })
      .where(sql`${parts.state} in ('waiting', 'remote') and ${parts.notBefore} > now()`)
      .returning({ state: parts.state })
    if (moved.some(({ state }) => state === 'waiting')) await wakeWorkers(db)
    if (moved.some(({ state }) => state === 'remote')) await askSoon(db)
  }

  async function accept(one: Case, { server, settings }: Stage, http: Http): Promise<Carried> {
    await db.delete(circuits)
    const { provider } = one
    const call = callOf(provider, settings, http, one.asked)
    const claimed = claimedOf(provider.id, call)
    const id = uuidv7()
    const image = 'image' in call.input ? (await upload(db, storage, { ownerId }, picture)).id : undefined
    const input = image === undefined ? { ...call.input } : { ...call.input, image }
    const operation = operationId.parse(call.operation)
    const offerOf = (by: string, endpoint: string): Offer => ({
      provider: by,
      endpoint,
      operation,
      price: { per: 'output', usd: 0 },
      batch: 1,
    })
    const own: Offer = {
      ...offerOf(provider.id, call.endpoint),
      ...(call.wire === null ? {} : { wire: call.wire }),
    }
    const tested: Model = { ...model, offers: [own, offerOf(other.id, 'any')] }
    const chain = [claimed.step, { ...claimed.step, provider: other.id, endpoint: 'any' }]
    await db.insert(generations).values({
      ...claimed.generation,
      id,
      ownerId,
      input,
      chain,
      state: 'queued',
      startedAt: null,
    })
    await db.insert(parts).values({ ...claimed.part, generationId: id, ownerId, state: 'waiting' })

    const connections = [
      { provider, settings: call.settings },
      { provider: other, settings: {} },
    ]
    const running: Running = {
      db,
      storage,
      http,
      connections: {
        get: (by) => connections.find((connection) => connection.provider.id === by),
        all: () => connections,
        models: () => [tested],
      },
      providers: new Map<string, Provider>(
        connections.map((connection) => [connection.provider.id, connection.provider]),
      ),
      publicUrl: undefined,
      links: createLinks(db, randomBytes(32)),
      onFault: (error) => void faults.push(error),
    }
    const isOver = async (): Promise<boolean> => {
      const [row] = await db
        .select({ at: generations.finishedAt })
        .from(generations)
        .where(eq(generations.id, id))
      return row?.at !== null
    }

    const carried: Carried = {
      async dyingWorker(dies) {
        const next = await claim(db, uuidv4(), [{ provider: provider.id, limit: undefined }], false)
        if (next === undefined) throw new Error('there is nothing to run')
        if (dies === 'after it was accepted') return run(running, next, new AbortController())
        await new Promise<void>((taken) => {
          // What it would have done with the answer never happens.
          const hasTaken = (): boolean => server.world.submissions.length > 0
          const hears = { ...running, http: deaf(http, taken, hasTaken) }
          void run(hears, next, new AbortController())
        })
      },
      async worker(...meanwhile) {
        const runner = createRunner(running, database)
        await runner.start()
        const deadline = Date.now() + endedWithinMs
        try {
          while (!(await isOver())) {
            if (Date.now() > deadline) throw new Error('it hangs')
            if ((await meanwhile[0]?.()) === true) meanwhile.shift()
            await hurry()
            await new Promise((resolve) => setTimeout(resolve, 20))
          }
        } finally {
          await runner.stop()
        }
      },
      async expire() {
        const before = sql`now() - interval '1 day'`
        await db.update(generations).set({ startedAt: before }).where(eq(generations.id, id))
        await db.update(attempts).set({ startedAt: before }).where(eq(attempts.generationId, id))
      },
      async said() {
        const [row] = await db.select().from(generations).where(eq(generations.id, id))
        const tries = await db
          .select()
          .from(attempts)
          .where(eq(attempts.generationId, id))
          .orderBy(attempts.number)
        const last = tries.at(-1)
        const there = tries.filter((one) => one.provider === provider.id).length
        if (row?.state === 'succeeded' && last?.provider === other.id) return 'next offer'
        if (row?.state === 'succeeded') return there > 1 ? 'made again: succeeds' : 'succeeds'
        return `fails: ${row?.errorCode ?? row?.state}${billedWords[last?.billed ?? 'no']}`
      },
    }
    return carried
  }

  return { accept, faults, close: () => database.close() }
}

export type Carrier = Awaited<ReturnType<typeof openCarrier>>

const model: Omit<Model, 'offers'> = {
  id: 'tested',
  name: 'Tested',
  group: 'Tested',
  description: '',
  abilities: [],
  quality: 1,
  seconds: 1,
  source: { date: '2026-11-27', from: 'a test' },
}

/** A way out on which nothing is heard any more once a service has taken something on. */
function deaf(http: Http, taken: () => void, hasTaken: () => boolean): Http {
  const ifNot = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const heard = await answer
    if (!hasTaken()) return heard
    taken()
    return new Promise<Answer>(() => undefined)
  }
  return {
    ...http,
    send: (outgoing, signal) => ifNot(http.send(outgoing, signal)),
    stream: (outgoing, signal) => ifNot(http.stream(outgoing, signal)),
  }
}
