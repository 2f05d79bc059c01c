import { readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, queryRows } from './database.ts'
import { DatabaseError } from './database-error.ts'

export const migrationsFolder = path.join(import.meta.dirname, 'migrations')

const journal = z.object({ entries: z.array(z.object({ when: z.number() })) })

/** Refuses a database that a newer Krya has already migrated: writing to it could lose what we don't know of. */
export async function assertNotNewer(db: Database): Promise<void> {
  const [table] = await queryRows(
    db,
    z.object({ found: z.boolean() }),
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as found`,
  )
  if (!table?.found) return
  const [applied] = await queryRows(
    db,
    z.object({ newest: z.coerce.number().nullable() }),
    sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
  )
  const { entries } = journal.parse(
    JSON.parse(readFileSync(path.join(migrationsFolder, 'meta', '_journal.json'), 'utf8')),
  )
  const known = Math.max(...entries.map((entry) => entry.when))
  if ((applied?.newest ?? 0) > known)
    throw new DatabaseError(
      'The database was written by a newer version of Krya. Start that version, or point KRYA_DATA or DATABASE_URL elsewhere.',
    )
}
