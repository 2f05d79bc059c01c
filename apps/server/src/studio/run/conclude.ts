import { creditsPerUsd } from '@krya/catalog'
import type { ErrorCode } from '@krya/contracts'
import type { Billed } from '@krya/provider-kit'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import {
  attempts,
  type AttemptRow,
  type GenerationRow,
  generations,
  type PartRow,
} from '../../db/schema/index.ts'
import { record } from '../../events/outbox.ts'
import { insertOutputs, type Stored } from '../ingest/insert.ts'
import { lockGeneration, partsOf } from '../settle/lock.ts'
import { movePart } from '../settle/part.ts'
import { settleIfOver } from '../settle/settle.ts'
import { askSoon, wakeWorkers } from '../settle/wake.ts'
import type { Decision } from './decide.ts'

/** The states of a try that is not over. */
export const openStates: AttemptRow['state'][] = ['preparing', 'submitting', 'submitted', 'running']

/** A part with its generation locked, its try still open, and nobody else at it. */
export interface Held {
  readonly generation: GenerationRow
  readonly part: PartRow
  readonly attempt: AttemptRow
}

/**
 * Locks what a try belongs to. Undefined when the try was taken away meanwhile (its worker was believed dead,
 * or a person ended it): then whoever asks has no say any more.
 */
export async function hold(
  tx: Database,
  generationId: string,
  index: number,
  attemptId: string,
): Promise<Held | undefined> {
  const generation = await lockGeneration(tx, generationId)
  const part = (await partsOf(tx, generationId)).find((candidate) => candidate.index === index)
  const [attempt] = await tx
    .select()
    .from(attempts)
    .where(and(eq(attempts.id, attemptId), inArray(attempts.state, openStates)))
  if (generation === undefined || part === undefined || attempt === undefined) return undefined
  if (part.state !== 'running' && part.state !== 'remote') return undefined
  return { generation, part, attempt }
}

/** Writes what was decided of a try, and everything that follows from it, in the caller's transaction. */
export async function conclude(tx: Database, held: Held, decision: Decision<Stored>): Promise<void> {
  const { generation, part, attempt } = held
  switch (decision.kind) {
    case 'succeed': {
      const { outputs, chargedUsd } = decision.stored
      const used = costOf(held, outputs.length, chargedUsd)
      await insertOutputs(tx, generation, attempt, decision.stored)
      await movePart(tx, part, 'succeeded', { progress: 1, used, errorCode: null, errorMessage: null })
      await endAttempt(tx, attempt, 'succeeded', used === 0 ? 'no' : 'yes', null, used)
      return settleIfOver(tx, await warn(tx, generation, decision.stored))
    }
    case 'wait': {
      await movePart(tx, part, 'remote', { notBefore: new Date(Date.now() + decision.checkAfterMs) })
      await tx
        .update(attempts)
        .set({ state: 'submitted', handle: decision.handle })
        .where(eq(attempts.id, attempt.id))
      return askSoon(tx)
    }
    case 'cancel': {
      await movePart(tx, part, 'canceled')
      await endAttempt(tx, attempt, 'abandoned', decision.billed, 'canceled', costIf(held, decision.billed))
      return settleIfOver(tx, generation)
    }
    case 'give-back': {
      await movePart(tx, part, 'waiting', { progress: 0 })
      await endAttempt(tx, attempt, 'abandoned', 'no', 'the server stopped')
      return wakeWorkers(tx)
    }
    case 'put-off': {
      const notBefore = new Date(Date.now() + decision.afterMs)
      await movePart(tx, part, 'waiting', { progress: 0, notBefore })
      // Nothing was tried, so there is nothing to tell of.
      await tx.delete(attempts).where(eq(attempts.id, attempt.id))
      return
    }
    case 'retry':
    case 'next-offer':
      return again(tx, held, decision)
    case 'fail':
      return fail(tx, held, decision.code, decision.message, decision.billed, costIf(held, decision.billed))
  }
}

async function again(
  tx: Database,
  { generation, part, attempt }: Held,
  decision: Extract<Decision<Stored>, { kind: 'retry' | 'next-offer' }>,
): Promise<void> {
  const next = decision.kind === 'next-offer' ? part.offer + 1 : part.offer
  const afterMs = decision.kind === 'retry' ? decision.afterMs : 0
  await movePart(tx, part, 'waiting', {
    progress: 0,
    offer: next,
    provider: generation.chain[next]?.provider ?? part.provider,
    tries: decision.kind === 'retry' ? part.tries + 1 : 0,
    notBefore: new Date(Date.now() + afterMs),
  })
  // What was not tried did not fail.
  const state = decision.kind === 'next-offer' && decision.untried === true ? 'abandoned' : 'failed'
  await endAttempt(tx, attempt, state, decision.billed, decision.reason)
  const data = { generation_id: generation.id, reason: decision.reason, in_seconds: afterMs / 1000 }
  await record(tx, generation.ownerId, { type: 'retrying', data })
  if (afterMs === 0) await wakeWorkers(tx)
}

/** Millicredits of so many outputs of a part: what the provider said it charged, or else the price. */
function costOf({ generation, part }: Held, outputs: number, chargedUsd?: number): number {
  if (chargedUsd !== undefined) return Math.round(chargedUsd * creditsPerUsd * 1000)
  return Math.round((generation.chain[part.offer]?.credits ?? 0) * 1000) * outputs
}

/** What may have been charged for nothing counts as spent. */
const costIf = (held: Held, billed: Billed): number => (billed === 'no' ? 0 : costOf(held, held.part.count))

/** Ends a part as failed, and its generation with it when that was the last. */
export async function fail(
  tx: Database,
  { generation, part, attempt }: Held,
  code: ErrorCode,
  message: string,
  billed: Billed,
  cost = 0,
): Promise<void> {
  await movePart(tx, part, 'failed', { errorCode: code, errorMessage: message })
  await endAttempt(tx, attempt, 'failed', billed, message, cost)
  await settleIfOver(tx, generation)
}

export async function endAttempt(
  tx: Database,
  attempt: AttemptRow,
  state: 'succeeded' | 'failed' | 'abandoned',
  billed: Billed,
  reason: string | null,
  cost = 0,
): Promise<void> {
  await tx
    .update(attempts)
    .set({ state, billed, reason, cost, finishedAt: sql`now()` })
    .where(eq(attempts.id, attempt.id))
}

/** Adds what was not done as asked, each once. */
async function warn(tx: Database, generation: GenerationRow, stored: Stored): Promise<GenerationRow> {
  const known = new Set(generation.warnings.map((warning) => `${warning.code} ${warning.message}`))
  const fresh = stored.warnings.filter((warning) => !known.has(`${warning.code} ${warning.message}`))
  if (fresh.length === 0) return generation
  const warnings = [...generation.warnings, ...fresh]
  await tx.update(generations).set({ warnings }).where(eq(generations.id, generation.id))
  return { ...generation, warnings }
}
