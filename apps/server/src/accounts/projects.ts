import { invalidFields } from '@krya/contracts'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import { projects } from '../db/schema/index.ts'
import type { Principal } from './principal.ts'

/** A project that something names as its own. */
export interface ProjectUse {
  readonly field: string
  /** Null or undefined: none is named. */
  readonly id: string | null | undefined
}

/**
 * In a transaction they stay until it ends.
 * @throws KryaError invalid_input, naming each field whose project is not the owner's or is gone
 */
export async function assertOwnProjects(
  db: Database,
  who: Principal,
  uses: readonly ProjectUse[],
): Promise<void> {
  const named = uses.flatMap(({ field, id }) => (typeof id === 'string' ? [{ field, id }] : []))
  if (named.length === 0) return
  const rows = await db
    .select({ id: projects.id })
    .from(projects)
    .where(
      and(
        eq(projects.ownerId, who.ownerId),
        inArray(
          projects.id,
          named.map(({ id }) => id),
        ),
      ),
    )
    .for('key share')
  const found = new Set(rows.map(({ id }) => id))
  const unknown = named.filter(({ id }) => !found.has(id))
  if (unknown.length === 0) return
  throw invalidFields(
    unknown.map(({ field, id }) => ({
      field,
      message: `there is no project ${id} of yours; choose one from GET /api/projects, or leave it out`,
    })),
  )
}

/** A project as a value to be written: none once it is gone, for what must be written all the same. */
export const projectIfThere = (who: Principal, id: string | null | undefined): SQL | null =>
  typeof id === 'string'
    ? sql`(select id from ${projects} where id = ${id} and owner_id = ${who.ownerId} for key share)`
    : null
