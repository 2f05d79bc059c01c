import type { Accepted } from '@krya/provider-kit'
import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { attempts, type PartRow, parts } from '../../db/schema/index.ts'
import { lockGeneration, partsOf } from '../settle/lock.ts'
import { movePart } from '../settle/part.ts'
import { settleIfOver } from '../settle/settle.ts'
import { askSoon } from '../settle/wake.ts'
import { endAttempt, fail, openStates } from './conclude.ts'

/** A part over which so many workers died is set aside. */
const mostCrashes = 2
/** A part its worker died over waits this long, so that others are done before it may do so again. */
const suspectDelayMs = 5_000

export interface Recovery {
  readonly db: Database
  /** Whether this provider's calls may be made over. */
  readonly isIdempotent: (provider: string) => boolean
  /** Looks for a job whose submission was not seen to end; undefined: there is none, or nobody can tell. */
  readonly find: (provider: string, attemptId: string) => Promise<Accepted | undefined>
  /** Removes what a try left in storage. */
  readonly discard: (generationId: string, attemptId: string) => Promise<void>
}

/**
 * Takes back running parts whose worker is gone: those whose lease ran out and that are not this worker's own
 * (it may have slept), or everything there is.
 * @returns how many it took back
 */
export async function recover(
  recovery: Recovery,
  which: 'everything' | ((generationId: string, index: number) => boolean),
): Promise<number> {
  const lost = await recovery.db
    .select({ generationId: parts.generationId, index: parts.index })
    .from(parts)
    .where(
      and(
        sql`${parts.state} = 'running'`,
        which === 'everything' ? undefined : lt(parts.leaseUntil, sql`now()`),
      ),
    )
  const gone = which === 'everything' ? lost : lost.filter((part) => !which(part.generationId, part.index))
  for (const { generationId, index } of gone)
    await takeBack(recovery, generationId, index, which === 'everything')
  return gone.length
}

async function takeBack(
  { db, isIdempotent, find, discard }: Recovery,
  generationId: string,
  index: number,
  everyone: boolean,
): Promise<void> {
  const known = await findJob(db, find, generationId, index)
  const left = await db.transaction(async (tx) => {
    const generation = await lockGeneration(tx, generationId)
    const part = (await partsOf(tx, generationId)).find((candidate) => candidate.index === index)
    if (generation === undefined || part?.state !== 'running') return undefined
    if (!everyone && isLeased(part)) return undefined
    const [attempt] = await tx
      .select()
      .from(attempts)
      .where(
        and(
          eq(attempts.generationId, generationId),
          eq(attempts.part, index),
          inArray(attempts.state, openStates),
        ),
      )
    if (attempt === undefined) throw new Error(`running part ${generationId}/${index} has no open attempt`)
    if (known?.attemptId === attempt.id) {
      await movePart(tx, part, 'remote', { notBefore: new Date() })
      await tx
        .update(attempts)
        .set({ state: 'submitted', handle: known.job.handle })
        .where(eq(attempts.id, attempt.id))
      await askSoon(tx)
      return undefined
    }
    const crashes = part.crashes + 1
    if (!isIdempotent(part.provider) && attempt.state !== 'preparing') {
      const message = 'The server stopped while the provider was being asked.'
      await fail(tx, { generation, part, attempt }, 'outcome_unknown', message, 'unknown')
    } else if (crashes >= mostCrashes) {
      const message = `The worker died ${crashes} times while working on this.`
      await fail(tx, { generation, part: { ...part, crashes }, attempt }, 'worker_crashed', message, 'no')
    } else {
      const canceled = generation.cancelRequested
      const notBefore = new Date(Date.now() + suspectDelayMs)
      await movePart(tx, part, canceled ? 'canceled' : 'waiting', { progress: 0, crashes, notBefore })
      await endAttempt(tx, attempt, 'abandoned', 'no', 'the worker died')
      if (canceled) await settleIfOver(tx, generation)
    }
    return attempt.id
  })
  if (left !== undefined) await discard(generationId, left)
}

/** The job of a part’s open try at its provider, if the provider took it. */
async function findJob(db: Database, find: Recovery['find'], generationId: string, index: number) {
  const [attempt] = await db
    .select()
    .from(attempts)
    .where(
      and(
        eq(attempts.generationId, generationId),
        eq(attempts.part, index),
        eq(attempts.state, 'submitting'),
      ),
    )
  if (attempt === undefined) return undefined
  const job = await find(attempt.provider, attempt.id).catch(() => undefined)
  return job === undefined ? undefined : { attemptId: attempt.id, job }
}

const isLeased = (part: PartRow): boolean => part.leaseUntil !== null && part.leaseUntil > new Date()
