import { errors, type KeptEvent, statusWords } from '@krya/contracts'
import { eq, sql } from 'drizzle-orm'
import { settleHold } from '../../accounts/ledger.ts'
import type { Database } from '../../db/database.ts'
import { type GenerationRow, generations } from '../../db/schema/index.ts'
import { record } from '../../events/outbox.ts'
import { type FinalState, outcomeOf } from '../lifecycle.ts'
import { partsOf } from './lock.ts'

/**
 * Ends a generation whose parts are all over: captures the price of what was made, gives back the rest, and
 * tells. The caller has locked it. Does nothing while a part is not over.
 */
export async function settleIfOver(tx: Database, generation: GenerationRow): Promise<void> {
  const parts = await partsOf(tx, generation.id)
  const state = outcomeOf(parts)
  if (state === null) return
  const used = parts.reduce((sum, part) => sum + (part.state === 'succeeded' ? part.used : 0), 0)
  const failed = parts.find((part) => part.state === 'failed')
  const errorCode = failed === undefined ? null : (failed.errorCode ?? 'internal')
  const errorMessage = failed?.errorMessage ?? null
  await tx
    .update(generations)
    .set({
      state,
      used,
      reserved: 0,
      errorCode,
      errorMessage,
      cancelRequested: false,
      finishedAt: sql`now()`,
    })
    .where(eq(generations.id, generation.id))
  await settleHold(tx, {
    ownerId: generation.ownerId,
    generationId: generation.id,
    round: generation.round,
    millicredits: generation.reserved,
    used: used - generation.used,
  })
  await record(tx, generation.ownerId, ending({ ...generation, used, errorCode, errorMessage }, state))
}

function ending(generation: GenerationRow, state: FinalState): KeptEvent {
  const about = { generation_id: generation.id, status: statusWords[state] }
  switch (state) {
    case 'succeeded':
      return { type: 'succeeded', data: { ...about, credits_used: generation.used / 1000 } }
    case 'canceled':
      return { type: 'canceled', data: about }
    case 'failed': {
      const code = generation.errorCode ?? 'internal'
      const { meaning, remedy } = errors[code]
      return {
        type: 'failed',
        data: { ...about, error: { code, message: generation.errorMessage ?? meaning, remedy } },
      }
    }
  }
}
