import { type Asset, KryaError, type Recipe } from '@krya/contracts'
import { and, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Principal } from '../accounts/principal.ts'
import { assertOwnProjects, projectIfThere } from '../accounts/projects.ts'
import { type Database, queryRows } from '../db/database.ts'
import { type AssetRow, assets, projects } from '../db/schema/index.ts'
import { record } from '../events/outbox.ts'
import { jobs } from '../queue/jobs.ts'
import type { Queue } from '../queue/queue.ts'
import { viewAsset } from './asset-view.ts'
import type { Source } from './files/marking/xmp.ts'
import type { AssetFilters, Page } from './filters.ts'
import { likest } from './likeness.ts'
import { beforeCursor, belongsTo, matchesText, pageOf, within } from './keyset.ts'

/** Counting stops here: a page needs no more than "100,000+". */
const countedUpTo = 100_000
/** Removed at once in one transaction; the rest of a large trash follows in further ones. */
const removedAtOnce = 500

/** Facts of a stored file that answering with it needs. */
export interface StoredFile {
  readonly id: string
  readonly storageKey: string
  readonly mediaType: string
  readonly bytes: number
  readonly prompt: string
  readonly recipe: Recipe | null
  /** How it came to be, by IPTC's vocabulary. */
  readonly source: Source
}

/** Among so many of the newest those that look alike are looked for. */
const mostCompared = 50_000

/** What is stored and known of pictures. Every call sees and changes only its owner's. */
export function createAssets(db: Database, queue: Queue) {
  async function own(who: Principal, ids: readonly string[]): Promise<AssetRow[]> {
    const rows = await db
      .select()
      .from(assets)
      .where(and(eq(assets.ownerId, who.ownerId), inArray(assets.id, [...ids])))
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => {
      const row = byId.get(id)
      if (row === undefined) throw new KryaError('not_found', `There is no asset ${id} of yours.`)
      return row
    })
  }

  /** Changes assets and tells; all of them or, when one is not the owner's, none. */
  async function change(
    who: Principal,
    ids: readonly string[],
    facts: { favourite: boolean } | { deletedAt: SQL | null } | { projectId: SQL | null },
    also: (tx: Database) => Promise<unknown> = async () => undefined,
  ): Promise<void> {
    const unique = [...new Set(ids)]
    await own(who, unique)
    await db.transaction(async (tx) => {
      await also(tx)
      await tx
        .update(assets)
        .set(facts)
        .where(and(eq(assets.ownerId, who.ownerId), inArray(assets.id, unique)))
      await record(tx, who.ownerId, { type: 'assets-changed', data: { asset_ids: unique } })
    })
  }

  async function removeSome(who: Principal, ids: readonly string[] | undefined): Promise<number> {
    return db.transaction(async (tx) => {
      const doomed = await tx
        .select({ id: assets.id, storageKey: assets.storageKey })
        .from(assets)
        .where(
          and(
            eq(assets.ownerId, who.ownerId),
            isNotNull(assets.deletedAt),
            ids === undefined ? undefined : inArray(assets.id, [...ids]),
          ),
        )
        .limit(removedAtOnce)
        .for('update')
      if (doomed.length === 0) return 0
      const gone = doomed.map(({ id }) => id)
      await tx.delete(assets).where(inArray(assets.id, gone))
      await queue.send(tx, jobs.removeFiles, { assets: doomed })
      await record(tx, who.ownerId, { type: 'assets-changed', data: { asset_ids: gone } })
      return doomed.length
    })
  }

  /** One page of those that look most like it. */
  async function alike(
    who: Principal,
    id: string,
    wanted: SQL | undefined,
    limit: number,
  ): Promise<Page<Asset> & { total: number | null }> {
    const [like] = await own(who, [id])
    if (like === undefined) throw new KryaError('not_found')
    const candidates = await db
      .select({ id: assets.id, thumbhash: assets.thumbhash })
      .from(assets)
      .where(and(wanted, isNotNull(assets.thumbhash)))
      .orderBy(desc(assets.id))
      .limit(mostCompared)
    const found = likest(candidates, { id, thumbhash: like.thumbhash }, limit)
    const rows = await own(
      who,
      found.map((one) => one.id),
    )
    return { items: rows.map(viewAsset), next: null, total: rows.length }
  }

  return {
    async files(who: Principal, ids: readonly string[]): Promise<StoredFile[]> {
      return (await own(who, ids)).map((row) => ({
        id: row.id,
        storageKey: row.storageKey,
        mediaType: row.mediaType,
        bytes: row.bytes,
        prompt: row.text,
        recipe: row.recipe,
        source: sourceOf(row.metadata),
      }))
    },

    async describe(
      who: Principal,
      id: string,
    ): Promise<Asset & { recipe: Recipe | null; metadata: Record<string, unknown> }> {
      const [row] = await own(who, [id])
      if (row === undefined) throw new KryaError('not_found')
      return { ...viewAsset(row), recipe: row.recipe, metadata: row.metadata }
    },

    async list(who: Principal, filters: AssetFilters): Promise<Page<Asset> & { total: number | null }> {
      const wanted = and(
        eq(assets.ownerId, who.ownerId),
        sql`${assets.listed}`,
        filters.trash === true ? isNotNull(assets.deletedAt) : isNull(assets.deletedAt),
        filters.favourite === undefined
          ? undefined
          : filters.favourite
            ? sql`${assets.favourite}`
            : sql`not ${assets.favourite}`,
        filters.model === undefined ? undefined : eq(assets.model, filters.model),
        filters.kind === undefined ? undefined : eq(assets.kind, filters.kind),
        belongsTo(assets.projectId, filters.project),
        matchesText(assets.text, assets.search, filters.text),
        ...within(assets.id, filters),
      )
      if (filters.similar_to !== undefined) return alike(who, filters.similar_to, wanted, filters.limit)
      const found = await db
        .select()
        .from(assets)
        .where(and(wanted, beforeCursor(assets.id, filters.cursor)))
        .orderBy(desc(assets.id))
        .limit(filters.limit + 1)
      const { rows, next } = pageOf(found, filters.limit)
      const total = filters.cursor === undefined ? await count(db, sql`${wanted}`) : null
      return { items: rows.map(viewAsset), next, total }
    },

    favourite: (who: Principal, ids: readonly string[], favourite: boolean) =>
      change(who, ids, { favourite }),

    /** Into a project, or out of any. @throws KryaError not_found; invalid_input where the project is not theirs */
    move: (who: Principal, ids: readonly string[], project: string | null) =>
      change(who, ids, { projectId: projectIfThere(who, project) }, async (tx) => {
        await assertOwnProjects(tx, who, [{ field: 'project', id: project }])
        if (project !== null)
          await tx
            .update(projects)
            .set({ updatedAt: sql`now()` })
            .where(eq(projects.id, project))
      }),

    trash: (who: Principal, ids: readonly string[]) =>
      change(who, ids, { deletedAt: sql`coalesce(deleted_at, now())` }),

    restore: (who: Principal, ids: readonly string[]) => change(who, ids, { deletedAt: null }),

    async remove(who: Principal, ids?: readonly string[]): Promise<void> {
      if (ids !== undefined) await own(who, ids)
      let removed: number
      do removed = await removeSome(who, ids)
      while (removed === removedAtOnce)
    },
  }
}

async function count(db: Database, wanted: ReturnType<typeof sql>): Promise<number> {
  const [row] = await queryRows(
    db,
    z.object({ count: z.coerce.number() }),
    sql`select count(*) from (select 1 from ${assets} where ${wanted} limit ${countedUpTo}) counted`,
  )
  return row?.count ?? 0
}

/** Pictures of our own engine are drawn by rules; a trained model's say so in every copy. */
const sourceOf = (metadata: AssetRow['metadata']): Source =>
  metadata['source'] === 'algorithmicMedia' ? 'algorithmicMedia' : 'trainedAlgorithmicMedia'
