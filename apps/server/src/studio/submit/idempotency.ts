import { createHash } from 'node:crypto'
import { KryaError } from '@krya/contracts'
import { and, eq } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { idempotencyKeys } from '../../db/schema/index.ts'

/** SHA-256 over the request as it was sent, before chance has a part in it. */
export function digestOf(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex')
}

/**
 * Takes a key for these generations, in the caller's transaction; of two requests at once the second waits
 * here for the first.
 * @returns the generations it already stands for, or undefined when it was free
 * @throws KryaError idempotency_conflict when it stands for a different request
 */
export async function takeKey(
  tx: Database,
  ownerId: string,
  key: string,
  digest: string,
  generationIds: string[],
): Promise<readonly string[] | undefined> {
  const taken = await tx
    .insert(idempotencyKeys)
    .values({ ownerId, key, digest, generationIds })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  if (taken.length > 0) return undefined
  const [before] = await tx
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.ownerId, ownerId), eq(idempotencyKeys.key, key)))
  if (before === undefined || before.digest !== digest) throw new KryaError('idempotency_conflict')
  return before.generationIds
}
