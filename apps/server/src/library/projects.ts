import { KryaError, type Project } from '@krya/contracts'
import { and, desc, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { Principal } from '../accounts/principal.ts'
import { type Database, queryRows } from '../db/database.ts'
import { assets, generations, type ProjectRow, projects, spending } from '../db/schema/index.ts'
import { record } from '../events/outbox.ts'
import { thumbnailUrl } from './asset-view.ts'
import type { Page } from './filters.ts'
import { beforeCursor, pageOf } from './keyset.ts'

/** Everything that belongs to projects. */
const belongings = [generations, assets, spending] as const
/** Counting stops here: a card needs no more than "10,000+". */
const countedUpTo = 10_000
/** So many are let go of in one transaction; others get a turn between. */
const releasedAtOnce = 500
/** Postgres: a unique index refused the row. */
const uniqueViolation = '23505'

const facts = z.object({
  id: z.string(),
  asset_count: z.coerce.number(),
  cover_id: z.string().nullable(),
  cover_thumbhash: z.string().nullable(),
  last_activity: z.coerce.date(),
})

/** Named places for work. Every call sees and changes only its owner's. */
export function createProjects(db: Database) {
  const owned = (who: Principal, id: string) => and(eq(projects.id, id), eq(projects.ownerId, who.ownerId))

  async function own(who: Principal, id: string): Promise<ProjectRow> {
    const [row] = await db.select().from(projects).where(owned(who, id))
    if (row === undefined) throw missing(id)
    return row
  }

  return {
    async list(
      who: Principal,
      { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
    ): Promise<Page<Project>> {
      const found = await db
        .select()
        .from(projects)
        .where(and(eq(projects.ownerId, who.ownerId), beforeCursor(projects.id, cursor)))
        .orderBy(desc(projects.id))
        .limit(limit + 1)
      const { rows, next } = pageOf(found, limit)
      return { items: await view(db, rows), next }
    },

    get: async (who: Principal, id: string): Promise<Project> => shown(db, await own(who, id)),

    /** @throws KryaError name_taken */
    async create(who: Principal, name: string): Promise<Project> {
      const id = uuidv7()
      const row = await unlessTaken(name, () =>
        db.transaction(async (tx) => {
          const [made] = await tx
            .insert(projects)
            .values({ id, ownerId: who.ownerId, name, folded: folded(name) })
            .returning()
          await tell(tx, who, id)
          return made
        }),
      )
      if (row === undefined) throw new Error('an insert gave no row')
      return shown(db, row)
    },

    /** @throws KryaError not_found, name_taken */
    async rename(who: Principal, id: string, name: string): Promise<Project> {
      const row = await unlessTaken(name, () =>
        db.transaction(async (tx) => {
          const [renamed] = await tx
            .update(projects)
            .set({ name, folded: folded(name), updatedAt: sql`now()` })
            .where(owned(who, id))
            .returning()
          if (renamed !== undefined) await tell(tx, who, id)
          return renamed
        }),
      )
      if (row === undefined) throw missing(id)
      return shown(db, row)
    },

    /**
     * Removes it, and nothing of what was made in it. That is let go of some at a time and before the project itself
     * is locked: workers hold a generation while they look whether its project is there, and must not wait for us
     * while we wait for them. Safe to repeat.
     * @throws KryaError not_found
     */
    async remove(who: Principal, id: string): Promise<void> {
      await own(who, id)
      for (const table of belongings) {
        let released: number
        do released = await release(db, table, id)
        while (released === releasedAtOnce)
      }
      await db.transaction(async (tx) => {
        const gone = await tx.delete(projects).where(owned(who, id)).returning({ id: projects.id })
        if (gone.length > 0) await tell(tx, who, id)
      })
    },
  }
}

const missing = (id: string): KryaError => new KryaError('not_found', `There is no project ${id} of yours.`)

const folded = (name: string): string => name.normalize('NFKC').toLowerCase()

const tell = (tx: Database, who: Principal, id: string): Promise<void> =>
  record(tx, who.ownerId, { type: 'projects-changed', data: { project_ids: [id] } })

/** In the order of ids, as everyone locks who locks several. @returns how many there were */
async function release(db: Database, table: (typeof belongings)[number], id: string): Promise<number> {
  const released = await queryRows(
    db,
    z.object({ id: z.string() }),
    sql`with released as (
          select id from ${table} where project_id = ${id} order by id limit ${releasedAtOnce} for update
        )
        update ${table} belonging set project_id = null from released where belonging.id = released.id
        returning belonging.id`,
  )
  return released.length
}

/** @throws KryaError name_taken */
async function unlessTaken<Row>(name: string, work: () => Promise<Row>): Promise<Row> {
  try {
    return await work()
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
      if ('code' in cause && cause.code === uniqueViolation)
        throw new KryaError('name_taken', `You have a project “${name}” already.`, {
          details: [{ field: 'name', message: 'is taken; choose another' }],
          cause: error,
        })
    throw error
  }
}

async function shown(db: Database, row: ProjectRow): Promise<Project> {
  const [project] = await view(db, [row])
  if (project === undefined) throw missing(row.id)
  return project
}

/** Shows projects as the API does, in the order given: one query however many there are. */
async function view(db: Database, rows: readonly ProjectRow[]): Promise<Project[]> {
  if (rows.length === 0) return []
  const isShown = sql`${assets.projectId} = project.id and ${assets.listed} and ${assets.deletedAt} is null`
  const found = await queryRows(
    db,
    facts,
    sql`select project.id,
          (select count(*) from (select 1 from ${assets} where ${isShown} limit ${countedUpTo}) counted) as asset_count,
          cover.id as cover_id, cover.thumbhash as cover_thumbhash,
          greatest(
            project.updated_at,
            (select created_at from ${assets} where project_id = project.id order by id desc limit 1),
            (select created_at from ${generations} where project_id = project.id order by id desc limit 1)
          )::text as last_activity
        from ${projects} project
        left join lateral (
          select id, thumbhash from ${assets} where ${isShown}
          and (kind in ('image', 'video') or kind = 'model-3d' and thumbhash is not null)
          order by id desc limit 1
        ) cover on true
        where project.id in ${rows.map(({ id }) => id)}`,
  )
  const byId = new Map(found.map((one) => [one.id, one]))
  return rows.flatMap((row) => {
    const about = byId.get(row.id)
    return about === undefined ? [] : [projectOf(row, about)]
  })
}

const projectOf = (row: ProjectRow, about: z.infer<typeof facts>): Project => ({
  id: row.id,
  name: row.name,
  asset_count: about.asset_count,
  cover:
    about.cover_id === null
      ? null
      : { id: about.cover_id, thumbnail_url: thumbnailUrl(about.cover_id), thumbhash: about.cover_thumbhash },
  last_activity: about.last_activity.toISOString(),
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
})
