import { and, eq } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { type PartRow, parts } from '../../db/schema/index.ts'
import { type PartState, partTransitions } from '../lifecycle.ts'

type Facts = Partial<
  Pick<
    PartRow,
    | 'offer'
    | 'provider'
    | 'progress'
    | 'used'
    | 'notBefore'
    | 'tries'
    | 'crashes'
    | 'errorCode'
    | 'errorMessage'
  >
>

/**
 * Moves a part, whose generation the caller has locked, to another state. It belongs to no worker after.
 * @throws when no such move exists: that is a fault of ours, and nothing is written.
 */
export async function movePart(
  tx: Database,
  part: Pick<PartRow, 'generationId' | 'index' | 'state'>,
  to: PartState,
  facts: Facts = {},
): Promise<void> {
  if (!partTransitions[part.state].includes(to))
    throw new Error(`a part cannot go from ${part.state} to ${to}`)
  await tx
    .update(parts)
    .set({ ...facts, state: to, worker: null, leaseUntil: null })
    .where(and(eq(parts.generationId, part.generationId), eq(parts.index, part.index)))
}
