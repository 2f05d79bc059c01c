import { operations } from '@krya/contracts'
import type { Provider, Running as AtWork } from '@krya/provider-kit'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import {
  attempts,
  type AttemptRow,
  type GenerationRow,
  generations,
  type PartRow,
  parts,
} from '../../db/schema/index.ts'
import { announce } from '../../events/outbox.ts'
import { progressOf } from '../../library/generation-view.ts'
import { jobs } from '../../queue/jobs.ts'
import type { Stored } from '../ingest/insert.ts'
import { partsOf } from '../settle/lock.ts'
import { conclude, hold } from './conclude.ts'
import { decide, type Outcome } from './decide.ts'
import { circumstances, outcomeOf, type Running } from './run.ts'

const askedWithinMs = 30_000

interface Remote {
  readonly generation: GenerationRow
  readonly part: PartRow
  readonly attempt: AttemptRow
}

/**
 * Asks a provider how a job it accepted stands, once, and writes what follows. A fault while asking is thrown:
 * the queue asks again.
 */
export async function check(running: Running, generationId: string, index: number): Promise<void> {
  const remote = await findRemote(running.db, generationId, index)
  if (remote === undefined) return
  const provider = running.providers.get(remote.attempt.provider)
  if (provider === undefined) throw new Error(`provider ${remote.attempt.provider} is not set up`)
  const answer = await ask(running, provider, remote)
  await running.db.transaction(async (tx) => {
    const held = await hold(tx, generationId, index, remote.attempt.id)
    if (held?.part.state !== 'remote') return
    if ('kind' in answer)
      return conclude(tx, running.queue, held, decide(answer, circumstances(running, held)))
    const progress = answer.progress ?? held.part.progress
    const notBefore = new Date(Date.now() + answer.checkAfterMs)
    await tx
      .update(parts)
      .set({ progress, notBefore })
      .where(and(eq(parts.generationId, generationId), eq(parts.index, index)))
    await running.queue.send(tx, jobs.check, { generationId, part: index }, { afterMs: answer.checkAfterMs })
    const data = { generation_id: generationId, progress: progressOf(await partsOf(tx, generationId)) }
    await announce(tx, held.generation.ownerId, { type: 'progress', data })
  })
}

async function ask(
  running: Running,
  provider: Provider,
  { generation, part, attempt }: Remote,
): Promise<AtWork | Outcome<Stored>> {
  const context = {
    credentials: provider.credentials.parse({}),
    signal: AbortSignal.timeout(askedWithinMs),
  }
  const limitMs = operations[generation.operation].timeLimitSeconds * 1000
  const isLate = Date.now() - attempt.startedAt.getTime() > limitMs
  if (generation.cancelRequested || isLate) {
    // Told as well as can be; whether it stops there or not, we no longer wait for it.
    await provider.cancel?.(attempt.handle, context).catch(() => undefined)
    const reason = generation.cancelRequested ? 'cancel' : 'deadline'
    return { kind: 'stopped', reason, billed: 'unknown' }
  }
  const answer = await provider.check(attempt.handle, context)
  return answer.state === 'running'
    ? answer
    : outcomeOf(running, { generation, part, attemptId: attempt.id }, answer)
}

async function findRemote(db: Database, generationId: string, index: number): Promise<Remote | undefined> {
  const [found] = await db
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
    .where(and(eq(parts.generationId, generationId), eq(parts.index, index), sql`${parts.state} = 'remote'`))
  return found && { generation: found.generations, part: found.generation_parts, attempt: found.attempts }
}

/** Asks again about remote jobs that nobody has asked about for long after their time: a lost job is not a lost picture. */
export async function askAboutForgotten(running: Pick<Running, 'db' | 'queue'>): Promise<void> {
  await running.db.transaction(async (tx) => {
    const forgotten = await tx
      .update(parts)
      .set({ notBefore: sql`now()` })
      .where(and(sql`${parts.state} = 'remote'`, sql`${parts.notBefore} < now() - interval '2 minutes'`))
      .returning({ generationId: parts.generationId, part: parts.index })
    for (const payload of forgotten) await running.queue.send(tx, jobs.check, payload)
  })
}
