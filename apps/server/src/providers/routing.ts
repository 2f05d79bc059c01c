import { chains } from '@krya/catalog'
import { type OperationId, type Routing, routing } from '@krya/contracts'
import { eq } from 'drizzle-orm'
import { type Database, notify } from '../db/database.ts'
import { houseSettings } from '../db/schema/index.ts'
import { settingsChannel } from './settings.ts'

const key = 'routing'

/** What holds until somebody changes it. */
export const standardRouting: Routing = routing.parse({})

/** How requests find a provider here. */
export async function readRouting(db: Database): Promise<Routing> {
  const [row] = await db.select().from(houseSettings).where(eq(houseSettings.key, key))
  return row === undefined ? standardRouting : routing.parse(row.value)
}

/** Changes it, and tells every process. */
export async function writeRouting(db: Database, value: Routing): Promise<void> {
  await db
    .insert(houseSettings)
    .values({ key, value })
    .onConflictDoUpdate({ target: houseSettings.key, set: { value } })
  await notify(db, settingsChannel, key)
}

/** The providers a request falls through, in order: those chosen here, or the catalog's. */
export const chainOf = (settings: Routing, operation: OperationId): readonly string[] =>
  settings.chains[operation] ?? chains[operation]
