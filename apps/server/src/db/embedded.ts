import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import type { OpenDatabase, SqlExecutor } from './database.ts'
import { assertNotNewer, migrationsFolder } from './migrations.ts'
import * as schema from './schema/index.ts'
import { DatabaseError } from './database-error.ts'

/**
 * Opens the Postgres that lives in this process, in `folder` (or in memory), and brings it up to date.
 * @throws DatabaseError when the folder cannot be read or was written by a newer version.
 */
export async function openEmbedded(folder: string | 'memory'): Promise<OpenDatabase> {
  const pglite = await start(folder)
  const db = drizzle(pglite, { schema, casing: 'snake_case' })
  try {
    await assertNotNewer(db)
    await migrate(db, { migrationsFolder })
  } catch (error) {
    await pglite.close()
    throw error
  }
  return {
    db,
    kind: 'embedded',
    queueConnection: { executor: { ...executorOf(pglite), listen: listenOn(pglite) } },
    listen: (channel, onMessage) => pglite.listen(channel, onMessage),
    close: () => pglite.close(),
  }
}

async function start(folder: string | 'memory'): Promise<PGlite> {
  if (folder === 'memory') return PGlite.create()
  await mkdir(path.dirname(folder), { recursive: true })
  return PGlite.create(folder).catch((error: unknown) => {
    throw new DatabaseError(
      `The embedded database in ${folder} cannot be opened: it is damaged, or not a database of Krya.\n` +
        'Restore that folder from a backup; or move it away to start empty (pictures in the files folder stay).',
      { cause: error },
    )
  })
}

const listenOn =
  (pglite: PGlite) =>
  async (channel: string, onMessage: (payload: string) => void, onReconnect: () => void) => {
    const stop = await pglite.listen(channel, onMessage)
    onReconnect()
    return { close: () => stop() }
  }

/**
 * One statement with parameters goes through `query`, several without through `exec`. A failed block that
 * began its own transaction would leave the one connection aborted. Its ROLLBACK is queued in the same tick
 * as the block, so that nobody else's call, above all no transaction of ours, can come between the two.
 */
function executorOf(pglite: PGlite): SqlExecutor {
  return {
    async executeSql(text, values) {
      if (values !== undefined && values.length > 0) return pglite.query(text, values)
      const block = pglite.exec(text)
      const opensTransaction = /^\s*begin\b/i.test(text)
      const cleanup = opensTransaction ? pglite.exec('ROLLBACK') : Promise.resolve()
      const [results] = await Promise.all([block, cleanup])
      return { rows: results.flatMap((result) => result.rows) }
    },
  }
}
