import { assetKinds, type OperationId, type Recipe } from '@krya/contracts'
import type { Json } from '@krya/provider-kit'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts.ts'
import { moment, tsvector } from './columns.ts'
import { generations } from './generations.ts'
import { projectId } from './projects.ts'

/** A stored file and what is known of it. */
export const assets = pgTable(
  'assets',
  {
    id: uuid().primaryKey(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id),
    projectId: projectId(),
    kind: text({ enum: assetKinds }).notNull(),
    mediaType: text().notNull(),
    width: integer(),
    height: integer(),
    /** Of a clip or a recording. */
    durationMs: integer(),
    bytes: bigint({ mode: 'number' }).notNull(),
    sha256: text().notNull(),
    storageKey: text().notNull(),
    thumbhash: text(),
    generationId: uuid().references(() => generations.id, { onDelete: 'set null' }),
    /** Which output of its generation. */
    index: smallint().notNull().default(0),
    operation: text().$type<OperationId>(),
    model: text(),
    seed: bigint({ mode: 'number' }),
    text: text().notNull(),
    search: tsvector().generatedAlwaysAs(sql`to_tsvector('simple', "text")`),
    recipe: jsonb().$type<Recipe>(),
    metadata: jsonb().$type<Record<string, Json>>().notNull().default({}),
    favourite: boolean().notNull().default(false),
    /** Whether lists show it: masks and the like they do not. */
    listed: boolean().notNull().default(true),
    createdAt: moment().notNull().defaultNow(),
    deletedAt: moment(),
  },
  (t) => [
    uniqueIndex('assets_once_per_output').on(t.generationId, t.index),
    index('assets_of_owner')
      .on(t.ownerId, t.id.desc())
      .where(sql`deleted_at is null`),
    index('assets_favourite')
      .on(t.ownerId, t.id.desc())
      .where(sql`favourite and deleted_at is null`),
    index('assets_by_model')
      .on(t.ownerId, t.model, t.id.desc())
      .where(sql`deleted_at is null`),
    index('assets_by_project')
      .on(t.projectId, t.id)
      .where(sql`project_id is not null`),
    index('assets_in_no_project')
      .on(t.ownerId, t.id)
      .where(sql`project_id is null and deleted_at is null`),
    index('assets_in_trash')
      .on(t.ownerId, t.deletedAt)
      .where(sql`deleted_at is not null`),
    index('assets_search').using('gin', t.search),
  ],
)

/** Which assets an asset was made from. */
export const lineage = pgTable(
  'lineage',
  {
    assetId: uuid()
      .notNull()
      .references(() => assets.id, { onDelete: 'cascade' }),
    parentId: uuid()
      .notNull()
      .references(() => assets.id, { onDelete: 'cascade' }),
    /** What the parent was to it: `input`, `mask`, `reference` … */
    role: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.assetId, t.parentId, t.role] }), index('lineage_children').on(t.parentId)],
)

export type AssetRow = typeof assets.$inferSelect
export type NewAsset = typeof assets.$inferInsert
