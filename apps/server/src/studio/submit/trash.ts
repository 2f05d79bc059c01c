import { and, eq, sql } from 'drizzle-orm'
import type { Principal } from '../../accounts/principal.ts'
import type { Database } from '../../db/database.ts'
import { assets, generations } from '../../db/schema/index.ts'
import { record } from '../../events/outbox.ts'
import { notFound } from '../../library/generations.ts'
import { lockGeneration } from '../settle/lock.ts'
import { cancelLocked } from './cancel.ts'

/** Puts a generation and its pictures into the trash; one that is not over is canceled first. */
export async function trash(db: Database, who: Principal, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const generation = await lockGeneration(tx, id, who.ownerId)
    if (generation === undefined) throw notFound(id)
    if (generation.deletedAt !== null) return
    await cancelLocked(tx, generation)
    // One moment for all of them tells later what went into the trash together.
    await tx
      .update(generations)
      .set({ deletedAt: sql`now()` })
      .where(eq(generations.id, id))
    await tx
      .update(assets)
      .set({ deletedAt: sql`now()` })
      .where(and(eq(assets.generationId, id), sql`${assets.deletedAt} is null`))
    await record(tx, who.ownerId, { type: 'deleted', data: { generation_id: id } })
  })
}

/** Takes it out again, with the pictures that went in with it. */
export async function restore(db: Database, who: Principal, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const generation = await lockGeneration(tx, id, who.ownerId)
    if (generation === undefined) throw notFound(id)
    if (generation.deletedAt === null) return
    await tx
      .update(assets)
      .set({ deletedAt: null })
      .where(
        and(
          eq(assets.generationId, id),
          sql`${assets.deletedAt} = (select deleted_at from ${generations} where id = ${id})`,
        ),
      )
    await tx.update(generations).set({ deletedAt: null }).where(eq(generations.id, id))
    await record(tx, who.ownerId, { type: 'restored', data: { generation_id: id } })
  })
}
