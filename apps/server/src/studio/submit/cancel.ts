import { and, asc, eq, sql } from 'drizzle-orm'
import type { Principal } from '../../accounts/principal.ts'
import type { Database } from '../../db/database.ts'
import { type GenerationRow, generations, parts as partRows } from '../../db/schema/index.ts'
import { record } from '../../events/outbox.ts'
import { notFound } from '../../library/generations.ts'
import { isOver } from '../lifecycle.ts'
import { lockGeneration, partsOf } from '../settle/lock.ts'
import { movePart } from '../settle/part.ts'
import { settleIfOver } from '../settle/settle.ts'
import { askSoon, stopRuns } from '../settle/wake.ts'
import { laneChanged } from './lane.ts'

/** So many are canceled in one transaction; others get a turn between. */
const droppedAtOnce = 200

/** Cancels what waits at once and asks workers to stop what runs. One that is over stays as it is. */
export async function cancel(db: Database, who: Principal, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const generation = await lockGeneration(tx, id, who.ownerId)
    if (generation === undefined) throw notFound(id)
    await cancelLocked(tx, generation)
  })
}

/** The same within a transaction that has locked the generation. */
export async function cancelLocked(tx: Database, generation: GenerationRow): Promise<void> {
  if (isOver(generation.state)) return
  const parts = await partsOf(tx, generation.id)
  for (const part of parts) if (part.state === 'waiting') await movePart(tx, part, 'canceled')
  const underWay = parts.filter((part) => part.state === 'running' || part.state === 'remote')
  if (underWay.length === 0) return settleIfOver(tx, generation)
  await tx.update(generations).set({ cancelRequested: true }).where(eq(generations.id, generation.id))
  await stopRuns(tx, generation.id)
  if (!underWay.some(({ state }) => state === 'remote')) return
  await tx
    .update(partRows)
    .set({ notBefore: sql`now()` })
    .where(and(eq(partRows.generationId, generation.id), sql`${partRows.state} = 'remote'`))
  await askSoon(tx)
}

/** Cancels all that waits and has not started; what runs goes on to its end. */
export async function dropWaiting(db: Database, who: Principal): Promise<void> {
  let dropped: number
  do
    dropped = await db.transaction(async (tx) => {
      const waiting = await tx
        .select()
        .from(generations)
        .where(and(eq(generations.ownerId, who.ownerId), sql`${generations.state} = 'queued'`))
        .orderBy(asc(generations.id))
        .limit(droppedAtOnce)
        .for('update')
      for (const generation of waiting) await cancelLocked(tx, generation)
      if (waiting.length > 0) await record(tx, who.ownerId, await laneChanged(tx, who))
      return waiting.length
    })
  while (dropped === droppedAtOnce)
}
