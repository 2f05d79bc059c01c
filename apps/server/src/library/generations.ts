import { type Generation, KryaError, stateOf } from '@krya/contracts'
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Principal } from '../accounts/principal.ts'
import type { Database } from '../db/database.ts'
import { type GenerationRow, generations } from '../db/schema/index.ts'
import type { GenerationFilters, Page } from './filters.ts'
import { viewGenerations } from './generation-view.ts'
import { beforeCursor, belongsTo, matchesText, pageOf, within } from './keyset.ts'
import type { Pace } from './pace.ts'

/** One generation of the owner's. @throws KryaError not_found */
export async function findGeneration(db: Database, who: Principal, id: string): Promise<GenerationRow> {
  const [row] = await db
    .select()
    .from(generations)
    .where(and(eq(generations.id, id), eq(generations.ownerId, who.ownerId)))
  if (row === undefined) throw notFound(id)
  return row
}

/** As the API shows it. @throws KryaError not_found */
export async function readGeneration(
  db: Database,
  pace: Pace,
  who: Principal,
  id: string,
): Promise<Generation> {
  const [shown] = await viewGenerations(db, pace, [await findGeneration(db, who, id)])
  if (shown === undefined) throw notFound(id)
  return shown
}

/** The owner's generations, newest first, page by page. */
export async function listGenerations(
  db: Database,
  pace: Pace,
  who: Principal,
  filters: GenerationFilters,
): Promise<Page<Generation>> {
  const state = filters.status === undefined ? undefined : stateOf[filters.status]
  const found = await db
    .select()
    .from(generations)
    .where(
      and(
        eq(generations.ownerId, who.ownerId),
        filters.trash === true ? isNotNull(generations.deletedAt) : isNull(generations.deletedAt),
        state === undefined ? undefined : sql`${generations.state} = ${state}`,
        filters.operation === undefined ? undefined : eq(generations.operation, filters.operation),
        filters.model === undefined ? undefined : eq(generations.model, filters.model),
        belongsTo(generations.projectId, filters.project),
        matchesText(generations.text, generations.search, filters.text),
        ...within(generations.id, filters),
        beforeCursor(generations.id, filters.cursor),
      ),
    )
    .orderBy(desc(generations.id))
    .limit(filters.limit + 1)
  const { rows, next } = pageOf(found, filters.limit)
  return { items: await viewGenerations(db, pace, rows), next }
}

export const notFound = (id: string): KryaError =>
  new KryaError('not_found', `There is no generation ${id} of yours.`)
