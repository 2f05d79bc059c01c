import { KryaError } from '@krya/contracts'
import { eq } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import { lanes, users } from '../db/schema/index.ts'
import type { Principal } from './principal.ts'

/** The one person of a studio without accounts. */
export const localUser: Principal = { ownerId: '00000000-0000-7000-8000-000000000001' }

/** Makes sure the local user is there. */
export async function ensureLocalUser(db: Database): Promise<void> {
  // The keys are this person's own: what is spent is counted, and limited by budgets alone.
  await db
    .insert(users)
    .values({ id: localUser.ownerId, name: 'You', metered: false })
    .onConflictDoUpdate({ target: users.id, set: { metered: false } })
  await db.insert(lanes).values({ ownerId: localUser.ownerId }).onConflictDoNothing()
}

/** @throws KryaError not_found */
export async function findUser(db: Database, who: Principal): Promise<{ id: string; name: string }> {
  const [user] = await db.select().from(users).where(eq(users.id, who.ownerId))
  if (user === undefined) throw new KryaError('not_found', 'This account no longer exists.')
  return user
}
