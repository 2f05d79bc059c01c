import { operations } from '@krya/contracts'
import { and, eq, gte, sql } from 'drizzle-orm'
import type { Database } from '../../db/database.ts'
import { attempts, type GenerationRow, type PartRow } from '../../db/schema/index.ts'

/**
 * When a part must be done: its operation's time limit after its first try began, however many tries and offers it
 * takes. A person's retry begins anew.
 * @returns milliseconds, as of Date.now
 */
export async function deadlineOf(
  db: Database,
  generation: Pick<GenerationRow, 'id' | 'operation' | 'startedAt'>,
  part: Pick<PartRow, 'index'>,
): Promise<number> {
  const { startedAt } = generation
  const [first] = await db
    .select({ at: sql`min(${attempts.startedAt})`.mapWith(attempts.startedAt) })
    .from(attempts)
    .where(
      and(
        eq(attempts.generationId, generation.id),
        eq(attempts.part, part.index),
        startedAt === null ? undefined : gte(attempts.startedAt, startedAt),
      ),
    )
  const began: Date | null = first?.at ?? startedAt
  return (began ?? new Date()).getTime() + operations[generation.operation].timeLimitSeconds * 1000
}
