import { type Context, ProviderError, type Running as AtWork } from '@krya/provider-kit'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { coalesce } from '../../coalesce.ts'
import { type Database, queryRows } from '../../db/database.ts'
import {
  attempts,
  type AttemptRow,
  type GenerationRow,
  generations,
  type PartRow,
  parts,
  type Step,
} from '../../db/schema/index.ts'
import { announce } from '../../events/outbox.ts'
import { progressOf } from '../../library/generation-view.ts'
import type { Stored } from '../ingest/insert.ts'
import { partsOf } from '../settle/lock.ts'
import { conclude, hold } from './conclude.ts'
import { deadlineOf } from './deadline.ts'
import { decide, type Outcome } from './decide.ts'
import { remember } from './remember.ts'
import { circumstances, outcomeOf, type Running } from './run.ts'

/** So many jobs are asked about at once: they wait for the network, not for this machine. */
const atOnce = 48
const askedWithinMs = 30_000
/** A result is fetched and kept within this, or asked for again. */
const fetchedWithinMs = 30 * 60_000
/** How long a question belongs to a worker that gives no sign of life; it is renewed three times meanwhile. */
const usualLeaseSeconds = 180
/** After a fault while asking: doubled with each, up to a minute. */
const againMs = { first: 2_000, longest: 60_000 }

interface Remote {
  readonly generation: GenerationRow
  readonly part: PartRow
  readonly attempt: AttemptRow
}

/** The time that asking goes by. */
export interface Timing {
  readonly leaseSeconds: number
  /** Milliseconds, as of Date.now. */
  readonly now: () => number
}

export interface Asker {
  /** Asks about every job that is due, and again when the next one is; cheap when there is none. */
  wake(): void
  /** Begins no more questions and returns when the last is answered. */
  stop(): Promise<void>
}

/**
 * Asks providers how the jobs they accepted stand. A fault while asking is no verdict: the job is asked about
 * again, until the operation's deadline. Any process may ask; a question is leased like a part is.
 */
export function createAsker(running: Running, timing: Partial<Timing> = {}): Asker {
  const { leaseSeconds = usualLeaseSeconds, now = Date.now } = timing
  const asking = new Set<Promise<void>>()
  const faults = new Map<string, number>()
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const looking = coalesce(look, (error) => running.onFault(error, 'asking about remote jobs'))

  async function look(): Promise<void> {
    const room = atOnce - asking.size
    if (room <= 0 || stopping.signal.aborted) return
    const due = await takeDue(running.db, room, leaseSeconds)
    for (const remote of due) {
      const asked = ask(running, remote, stopping.signal, faults, { leaseSeconds, now })
        .catch((error: unknown) => running.onFault(error, `asking about ${remote.generation.id}`))
        .finally(() => {
          asking.delete(asked)
          wake()
        })
      asking.add(asked)
    }
    // With no room left, the end of a question wakes.
    if (due.length < room) await sleepUntilNext()
  }

  async function sleepUntilNext(): Promise<void> {
    const next = await msUntilNext(running.db)
    clearTimeout(timer)
    if (next !== undefined && !stopping.signal.aborted) timer = setTimeout(wake, Math.max(20, next)).unref()
  }

  function wake(): void {
    if (!stopping.signal.aborted) looking.request()
  }

  return {
    wake,
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await looking.idle()
      await Promise.all(asking)
    },
  }
}

/** Takes jobs that are due and that nobody asks about, in one statement: the questions are ours for a while. */
async function takeDue(db: Database, limit: number, leaseSeconds: number): Promise<Remote[]> {
  const keys = await db
    .update(parts)
    .set({ notBefore: inSeconds(leaseSeconds), leaseUntil: inSeconds(leaseSeconds) })
    .where(
      sql`(${parts.generationId}, ${parts.index}) in (
          select generation_id, index from ${parts} due where due.state = 'remote' and due.not_before <= now()
            and (due.lease_until is null or due.lease_until <= now())
          order by due.not_before limit ${limit} for update skip locked)`,
    )
    .returning({ generationId: parts.generationId, index: parts.index })
  if (keys.length === 0) return []
  const rows = await db
    .select()
    .from(parts)
    .innerJoin(generations, eq(generations.id, parts.generationId))
    .innerJoin(
      attempts,
      and(
        eq(attempts.generationId, parts.generationId),
        eq(attempts.part, parts.index),
        inArray(attempts.state, ['submitted', 'running']),
      ),
    )
    .where(
      sql`(${parts.generationId}, ${parts.index}) in ${keys.map(({ generationId, index }) => sql`(${generationId}::uuid, ${index}::smallint)`)}`,
    )
  return rows.map((row) => ({
    generation: row.generations,
    part: row.generation_parts,
    attempt: row.attempts,
  }))
}

/** Questions that died with the only worker there is are asked again at once, not when their lease is over. */
export async function takeBackQuestions(db: Database): Promise<void> {
  await db
    .update(parts)
    .set({ notBefore: sql`now()`, leaseUntil: null })
    .where(sql`${parts.state} = 'remote'`)
}

async function msUntilNext(db: Database): Promise<number | undefined> {
  const [row] = await queryRows(
    db,
    z.object({ ms: z.coerce.number().nullable() }),
    sql`select extract(epoch from min(greatest(not_before, lease_until)) - now()) * 1000 as ms
        from ${parts} where state = 'remote'`,
  )
  return row?.ms ?? undefined
}

async function ask(
  running: Running,
  remote: Remote,
  stop: AbortSignal,
  faults: Map<string, number>,
  { leaseSeconds, now }: Timing,
): Promise<void> {
  const { generation, part, attempt } = remote
  const signal = AbortSignal.any([stop, AbortSignal.timeout(fetchedWithinMs)])
  const renewing = setInterval(
    () =>
      void renewLease(running.db, part, leaseSeconds).catch((error: unknown) =>
        running.onFault(error, 'renewing leases'),
      ),
    (leaseSeconds * 1000) / 3,
  ).unref()
  let answer: AtWork | Outcome<Stored>
  try {
    answer = await answerOf(running, remote, signal, now)
    faults.delete(attempt.id)
  } catch (error) {
    // Another process, or this one at its next start, asks again at once.
    if (stop.aborted) return putOff(running.db, part, 0)
    if (!(error instanceof ProviderError)) running.onFault(error, `generation ${generation.id}`)
    const before = faults.get(attempt.id) ?? 0
    faults.set(attempt.id, before + 1)
    const retryAfterMs = error instanceof ProviderError ? (error.retryAfterMs ?? 0) : 0
    const pause = Math.max(retryAfterMs, Math.min(againMs.first * 2 ** before, againMs.longest))
    return putOff(running.db, part, pause * (0.75 + Math.random() / 2))
  } finally {
    clearInterval(renewing)
  }
  if ('kind' in answer) {
    await end(running, remote, answer)
    return forget(running, attempt)
  }
  if (attempt.state === 'submitted') await markRunning(running.db, attempt.id)
  await putOff(running.db, part, answer.checkAfterMs, answer.progress)
  const isFurther = answer.progress !== undefined && answer.progress !== part.progress
  if (!isFurther && answer.words === undefined) return
  const data = {
    generation_id: generation.id,
    progress: progressOf(await partsOf(running.db, generation.id)),
    ...(answer.words === undefined ? {} : { words: answer.words }),
  }
  await announce(running.db, generation.ownerId, { type: 'progress', data })
}

async function end(
  running: Running,
  { generation, part, attempt }: Remote,
  outcome: Outcome<Stored>,
): Promise<void> {
  const isConcluded = await running.db.transaction(async (tx) => {
    const held = await hold(tx, generation.id, part.index, attempt.id)
    if (held?.part.state !== 'remote') return false
    const deadline = await deadlineOf(tx, held.generation, held.part)
    await conclude(tx, held, decide(outcome, circumstances(running, held, deadline)))
    return true
  })
  if (isConcluded) await remember(running, attempt, outcome)
}

const inSeconds = (seconds: number) => sql`now() + make_interval(secs => ${seconds})`

/** Later, unless the service sent word meanwhile: then it stays due. */
const unlessDue = (seconds: number) =>
  sql`case when ${parts.notBefore} <= now() then ${parts.notBefore} else ${inSeconds(seconds)} end`

const isRemote = ({ generationId, index }: PartRow) =>
  and(eq(parts.generationId, generationId), eq(parts.index, index), sql`${parts.state} = 'remote'`)
/** The service said for the first time that it is at work; of its further words only the progress is kept. */
async function markRunning(db: Database, attemptId: string): Promise<void> {
  await db
    .update(attempts)
    .set({ state: 'running' })
    .where(and(eq(attempts.id, attemptId), eq(attempts.state, 'submitted')))
}

/** Only now is it certain that nobody asks about the job again. */
async function forget({ connections, http }: Running, { provider, handle }: AttemptRow): Promise<void> {
  const connection = connections.get(provider)
  const signal = AbortSignal.timeout(askedWithinMs)
  await connection?.provider
    .forget?.(handle, { settings: connection.settings, http, signal })
    .catch(() => undefined)
}

async function putOff(db: Database, part: PartRow, ms: number, progress = part.progress): Promise<void> {
  await db
    .update(parts)
    .set({ notBefore: unlessDue(ms / 1000), leaseUntil: null, progress })
    .where(isRemote(part))
}

/** Nobody else asks while a large result is on its way. */
async function renewLease(db: Database, part: PartRow, leaseSeconds: number): Promise<void> {
  await db
    .update(parts)
    .set({ notBefore: unlessDue(leaseSeconds), leaseUntil: inSeconds(leaseSeconds) })
    .where(isRemote(part))
}

async function answerOf(
  running: Running,
  { generation, part, attempt }: Remote,
  signal: AbortSignal,
  now: () => number,
): Promise<AtWork | Outcome<Stored>> {
  const connection = running.connections.get(attempt.provider)
  const isLate = now() > (await deadlineOf(running.db, generation, part))
  const reason = generation.cancelRequested ? 'cancel' : isLate ? 'deadline' : undefined
  if (connection === undefined) {
    if (reason !== undefined) return { kind: 'stopped', reason, billed: 'unknown' }
    throw new ProviderError('unauthorised', `${attempt.provider} is no longer set up.`, { billed: 'unknown' })
  }
  const { provider, settings } = connection
  const context: Context<unknown> = {
    settings,
    http: running.http,
    signal: AbortSignal.any([signal, AbortSignal.timeout(askedWithinMs)]),
  }
  if (reason !== undefined) {
    // Told as well as can be; whether it stops there or not, we no longer wait for it.
    await provider.cancel?.(attempt.handle, context).catch(() => undefined)
    return { kind: 'stopped', reason, billed: 'unknown' }
  }
  const answer = await provider.check(attempt.handle, context)
  if (answer.state === 'running') return answer
  const step: Step | undefined = generation.chain[part.offer]
  if (step === undefined) throw new Error(`generation ${generation.id} has no offer ${part.offer}`)
  return outcomeOf(running, { generation, part, attemptId: attempt.id, step }, answer, signal)
}
