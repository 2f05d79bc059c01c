import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import type { OpenDatabase } from './database.ts'
import { DatabaseError } from './database-error.ts'
import { listenWithReconnect } from './listener.ts'
import { assertNotNewer, migrationsFolder } from './migrations.ts'
import * as schema from './schema/index.ts'

/** Any number works, as long as every process uses the same: only one may migrate at a time. */
const migrationLock = 5_792_031

/**
 * Connects to a Postgres server and brings it up to date.
 * @throws DatabaseError when it cannot be reached or was written by a newer version.
 */
export async function openPostgres(url: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  try {
    const client = await pool.connect().catch((error: unknown) => {
      throw new DatabaseError(
        `The database at ${withoutPassword(url)} cannot be reached. Check DATABASE_URL and that the server runs.`,
        { cause: error },
      )
    })
    try {
      const single = drizzle(client, { schema, casing: 'snake_case' })
      await single.execute(sql`select pg_advisory_lock(${migrationLock})`)
      await assertNotNewer(single)
      await migrate(single, { migrationsFolder })
      await single.execute(sql`select pg_advisory_unlock(${migrationLock})`)
    } finally {
      client.release()
    }
  } catch (error) {
    await pool.end()
    throw error
  }
  const listener = listenWithReconnect(url)
  return {
    db: drizzle(pool, { schema, casing: 'snake_case' }),
    kind: 'postgres',
    queueConnection: { url },
    listen: listener.listen,
    close: async () => {
      await listener.close()
      await pool.end()
    },
  }
}

function withoutPassword(url: string): string {
  const shown = new URL(url)
  shown.password = ''
  return shown.toString()
}
