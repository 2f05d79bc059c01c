import type { Database } from '../db/database.ts'
import { lanes, users } from '../db/schema/index.ts'

/** The one person of a studio without accounts. */
export const localUserId = '00000000-0000-7000-8000-000000000001'

/** Makes sure the local user is there. */
export async function ensureLocalUser(db: Database): Promise<void> {
  await db.insert(users).values({ id: localUserId, name: 'You' }).onConflictDoNothing()
  await db.insert(lanes).values({ ownerId: localUserId }).onConflictDoNothing()
}
