import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { v4 as uuidv4 } from 'uuid'
import { coalesce } from '../../coalesce.ts'
import type { OpenDatabase } from '../../db/database.ts'
import { generations, type PartRow, parts } from '../../db/schema/index.ts'
import { attemptFolder } from '../ingest/ingest.ts'
import { askChannel, cancelChannel, wakeChannel, wakeWorkers } from '../settle/wake.ts'
import { createAsker, takeBackQuestions } from './ask.ts'
import { type Capacity, claim, type Claimed, leaseSeconds } from './claim.ts'
import { recover } from './recover.ts'
import { mayRepeat, run, type Running, Stop } from './run.ts'
import type { StopReason } from './decide.ts'

/** Notifications can be lost, and back-offs end unannounced: so often it looks for itself. */
const sweepMs = 2_000
/**
 * Jobs that a worker is giving to one service at once: so many at most are in doubt when it dies. Calls that are held
 * until their result is there are as many as the service’s settings say.
 */
const mostSubmitting = 4
const leaseRenewedMs = 10_000
const foundWithinMs = 10_000
/** What costs nothing to begin anew is stopped after so long when the process ends; the rest gets more. */
const drainMs = { idempotent: 3_000, other: 60_000 }

interface Run {
  readonly claimed: Claimed
  readonly controller: AbortController
  readonly ended: Promise<void>
}

export interface Runner {
  /** Takes back what dead workers left, then runs what is waiting until stopped. */
  start(): Promise<void>
  /** Begins nothing more, lets runs end or gives them back, and returns when none is left. */
  stop(): Promise<void>
}

/** A worker: takes parts that may start, as many as the providers bear, and runs them. */
export function createRunner(running: Running, database: Pick<OpenDatabase, 'kind' | 'listen'>): Runner {
  const { db, connections } = running
  const asker = createAsker(running)
  const worker = uuidv4()
  const runs = new Set<Run>()
  const recovery = {
    db,
    isIdempotent: (id: string) => mayRepeat(running, id),
    find: (id: string, attemptId: string) => findJob(running, id, attemptId),
    discard: (generationId: string, attemptId: string) =>
      running.storage.deletePrefix(attemptFolder(generationId, attemptId)),
  }
  const timers: NodeJS.Timeout[] = []
  const stopListening: (() => Promise<void>)[] = []
  const filling = coalesce(claimAll, (error) => running.onFault(error, 'claiming work'))
  let stopping = false

  function capacities(): Capacity[] {
    return connections.all().flatMap(({ provider, settings }): Capacity[] => {
      const { id } = provider
      const concurrency = provider.concurrency(settings)
      const here = [...runs].filter((one) => one.claimed.step.provider === id).length
      if (concurrency.scope === 'process')
        return here < concurrency.limit ? [{ provider: id, limit: undefined }] : []
      const most = concurrency.held === true ? concurrency.limit : mostSubmitting
      return here < most ? [{ provider: id, limit: concurrency.limit }] : []
    })
  }

  /** A part that a worker died over runs alone: if it does so again, nobody else is suspected. */
  const hasSuspect = () => [...runs].some((one) => one.claimed.part.crashes > 0)

  async function claimAll(): Promise<void> {
    while (!stopping && !hasSuspect()) {
      const connected = connections.all().map(({ provider }) => provider.id)
      const claimed =
        (await claim(db, worker, capacities(), false, connected)) ??
        (runs.size === 0 ? await claim(db, worker, capacities(), true, connected) : undefined)
      if (claimed === undefined) return
      begin(claimed)
    }
  }

  function fill(): void {
    if (!stopping) filling.request()
  }

  function begin(claimed: Claimed): void {
    const controller = new AbortController()
    const ended = run(running, claimed, controller)
      // The lease runs out, and the part is taken back like that of a dead worker.
      .catch((error: unknown) => running.onFault(error, `generation ${claimed.generation.id}`))
      .finally(() => {
        runs.delete(one)
        fill()
      })
    const one: Run = { claimed, controller, ended }
    runs.add(one)
  }

  function abort(reason: StopReason, which: (one: Run) => boolean): void {
    for (const one of runs) if (which(one)) one.controller.abort(new Stop(reason))
  }

  async function sweep(): Promise<void> {
    fill()
    asker.wake()
    if (runs.size === 0) return
    const ids = [...runs].map((one) => one.claimed.generation.id)
    const canceled = await db
      .select({ id: generations.id })
      .from(generations)
      .where(and(inArray(generations.id, ids), generations.cancelRequested))
    for (const { id } of canceled) abort('cancel', (one) => one.claimed.generation.id === id)
  }

  async function renewLeases(): Promise<void> {
    if (runs.size > 0)
      await db
        .update(parts)
        .set({ leaseUntil: sql`now() + make_interval(secs => ${leaseSeconds})` })
        .where(
          and(
            or(...[...runs].map(({ claimed }) => isPart(claimed.part))),
            eq(parts.worker, worker),
            sql`${parts.state} = 'running'`,
          ),
        )
    if ((await recover(recovery, isMine)) > 0) await wakeWorkers(db)
  }

  const isMine = (generationId: string, index: number): boolean =>
    [...runs].some(({ claimed: { part } }) => part.generationId === generationId && part.index === index)

  const every = (ms: number, about: string, work: () => Promise<void>) =>
    timers.push(
      setInterval(() => void work().catch((error: unknown) => running.onFault(error, about)), ms).unref(),
    )

  return {
    async start() {
      // The embedded database has one worker, this one: whatever it says is running died with the last.
      await recover(recovery, database.kind === 'embedded' ? 'everything' : isMine)
      if (database.kind === 'embedded') await takeBackQuestions(db)
      stopListening.push(
        await database.listen(wakeChannel, fill),
        await database.listen(askChannel, () => asker.wake()),
        await database.listen(cancelChannel, (id) =>
          abort('cancel', (one) => one.claimed.generation.id === id),
        ),
      )
      every(sweepMs, 'looking for work', sweep)
      every(leaseRenewedMs, 'renewing leases', renewLeases)
      fill()
      asker.wake()
    },
    async stop() {
      stopping = true
      for (const timer of timers) clearInterval(timer)
      await Promise.all(stopListening.map((stop) => stop()))
      await filling.idle()
      const first = setTimeout(
        () => abort('drain', ({ claimed }) => recovery.isIdempotent(claimed.step.provider)),
        drainMs.idempotent,
      )
      const last = setTimeout(() => abort('drain', () => true), drainMs.other)
      await Promise.all([asker.stop(), ...[...runs].map((one) => one.ended)])
      clearTimeout(first)
      clearTimeout(last)
    },
  }
}

/** Asks a provider that can tell whether it took a job sent with this key. */
async function findJob({ connections, http }: Running, id: string, key: string) {
  const connection = connections.get(id)
  const signal = AbortSignal.timeout(foundWithinMs)
  return connection?.provider.find?.(key, { settings: connection.settings, http, signal })
}

const isPart = ({ generationId, index }: PartRow) =>
  and(eq(parts.generationId, generationId), eq(parts.index, index))
