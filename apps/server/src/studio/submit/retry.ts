import { KryaError, statusWords } from '@krya/contracts'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { reserve } from '../../accounts/ledger.ts'
import type { Principal } from '../../accounts/principal.ts'
import type { Database } from '../../db/database.ts'
import { generations } from '../../db/schema/index.ts'
import { record } from '../../events/outbox.ts'
import { notFound } from '../../library/generations.ts'
import { lockGeneration, partsOf } from '../settle/lock.ts'
import { movePart } from '../settle/part.ts'
import { wakeWorkers } from '../settle/wake.ts'
import { assertBudget } from '../../accounts/budget.ts'
import type { Market } from './chain.ts'
import { assertRoom, type Submitting } from './submit.ts'

const retriedAtOnce = 100

/**
 * Makes what is missing of a failed or canceled generation, from the first offer again. What it delivered
 * stays and is not paid twice.
 * @throws KryaError not_found, wrong_state, insufficient_credits, queue_full
 */
export async function retry(
  { db, market, maxWaiting }: Submitting,
  who: Principal,
  id: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    await assertRoom(tx, who, 1, maxWaiting)
    await again(tx, market, who, id)
  })
}

/** Retries the failed ones of the last day, the newest hundred: all or none. */
export async function retryFailed({ db, market, maxWaiting }: Submitting, who: Principal): Promise<void> {
  await db.transaction(async (tx) => {
    const failed = await tx
      .select({ id: generations.id })
      .from(generations)
      .where(
        and(
          eq(generations.ownerId, who.ownerId),
          eq(generations.state, 'failed'),
          isNull(generations.deletedAt),
          sql`${generations.finishedAt} > now() - interval '1 day'`,
        ),
      )
      .orderBy(desc(generations.finishedAt))
      .limit(retriedAtOnce)
    await assertRoom(tx, who, failed.length, maxWaiting)
    for (const id of failed.map((row) => row.id).toSorted()) await again(tx, market, who, id)
  })
}

async function again(tx: Database, market: Market, who: Principal, id: string): Promise<void> {
  const generation = await lockGeneration(tx, id, who.ownerId)
  if (generation === undefined) throw notFound(id)
  if (generation.state !== 'failed' && generation.state !== 'canceled')
    throw new KryaError('wrong_state', 'Only a failed or canceled generation can be retried.')
  if (generation.deletedAt !== null)
    throw new KryaError('wrong_state', 'It is in the trash; restore it before you retry it.')
  const missing = (await partsOf(tx, id)).filter((part) => part.state !== 'succeeded')
  const dearest = Math.max(...generation.chain.map((offer) => offer.credits))
  const price = missing.reduce((sum, part) => sum + Math.round(dearest * 1000) * part.count, 0)
  await assertBudget(tx, who, market.routing(), price)
  const round = generation.round + 1
  await reserve(tx, { ownerId: who.ownerId, generationId: id, round, millicredits: price })
  for (const part of missing)
    await movePart(tx, part, 'waiting', {
      offer: 0,
      provider: generation.chain[0]?.provider ?? part.provider,
      progress: 0,
      notBefore: new Date(),
      tries: 0,
      crashes: 0,
      errorCode: null,
      errorMessage: null,
    })
  await tx
    .update(generations)
    .set({
      state: 'queued',
      round,
      reserved: price,
      errorCode: null,
      errorMessage: null,
      cancelRequested: false,
      startedAt: null,
      finishedAt: null,
    })
    .where(eq(generations.id, id))
  const data = { generation_id: id, status: statusWords.queued, queue_position: null }
  await record(tx, who.ownerId, { type: 'queued', data })
  await wakeWorkers(tx)
}
