import { inArray, sql } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import { assets, events, generations, idempotencyKeys, lineage } from '../db/schema/index.ts'
import { jobs } from '../queue/jobs.ts'
import type { Queue } from '../queue/queue.ts'
import type { Storage } from '../storage/storage.ts'
import { renditionsOf } from './files/rendition.ts'

const purgedAtOnce = 500

/** Removes the files of assets whose rows are gone. Safe to repeat. */
export async function removeFiles(
  storage: Storage,
  doomed: readonly { readonly storageKey: string }[],
): Promise<void> {
  for (const { storageKey } of doomed) {
    await storage.delete(storageKey)
    await storage.deletePrefix(renditionsOf(storageKey))
  }
}

/**
 * Removes for good what has been in the trash for 30 days, events older than 7 days and idempotency keys older
 * than one: as many as there are, some at a time.
 */
export async function purge(db: Database, queue: Queue): Promise<void> {
  await repeat(() => purgeAssets(db, queue))
  await repeat(async () => {
    const rows = await db
      .delete(generations)
      .where(
        inArray(
          generations.id,
          db
            .select({ id: generations.id })
            .from(generations)
            .where(
              sql`${generations.deletedAt} < now() - interval '30 days' and ${generations.finishedAt} is not null`,
            )
            .limit(purgedAtOnce),
        ),
      )
      .returning({ id: generations.id })
    return rows.length
  })
  await db.delete(events).where(sql`${events.at} < now() - interval '7 days'`)
  await db.delete(idempotencyKeys).where(sql`${idempotencyKeys.createdAt} < now() - interval '1 day'`)
}

async function purgeAssets(db: Database, queue: Queue): Promise<number> {
  return db.transaction(async (tx) => {
    const doomed = await tx
      .select({ id: assets.id, storageKey: assets.storageKey })
      .from(assets)
      .where(
        sql`${assets.deletedAt} < now() - interval '30 days' or (not ${assets.listed} and ${assets.createdAt} < now() - interval '30 days' and not exists (select 1 from ${lineage} where ${lineage.parentId} = ${assets.id}))`,
      )
      .limit(purgedAtOnce)
      .for('update')
    if (doomed.length === 0) return 0
    await tx.delete(assets).where(
      inArray(
        assets.id,
        doomed.map(({ id }) => id),
      ),
    )
    await queue.send(tx, jobs.removeFiles, { assets: doomed })
    return doomed.length
  })
}

async function repeat(some: () => Promise<number>): Promise<void> {
  let done: number
  do done = await some()
  while (done === purgedAtOnce)
}
