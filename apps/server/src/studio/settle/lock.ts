import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { type GenerationRow, generations, type PartRow, parts } from '../../db/schema/index.ts'

/**
 * Locks a generation for the rest of the transaction. Whoever changes a generation or its parts locks it
 * first, so no two changes cross and none waits for the other in a circle.
 */
export async function lockGeneration(
  tx: Database,
  id: string,
  ownerId?: string,
): Promise<GenerationRow | undefined> {
  const [row] = await tx
    .select()
    .from(generations)
    .where(and(eq(generations.id, id), ownerId === undefined ? undefined : eq(generations.ownerId, ownerId)))
    .for('update')
  return row
}

/** The parts of a generation, in order. */
export async function partsOf(tx: Database, generationId: string): Promise<PartRow[]> {
  return tx.select().from(parts).where(eq(parts.generationId, generationId)).orderBy(asc(parts.index))
}
