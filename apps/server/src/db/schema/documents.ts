import type { CanvasRole, DocumentContent, DocumentLayer } from '@krya/contracts'
import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { users } from './accounts.ts'
import { moment } from './columns.ts'

/** Before there were groups, no layer said in which it is. */
type KeptLayer<Layer = DocumentLayer> = Layer extends DocumentLayer
  ? Omit<Layer, 'group'> & Partial<Pick<Layer, 'group'>>
  : never
type KeptContent = Omit<DocumentContent, 'layers'> & { readonly layers: readonly KeptLayer[] }

/** What the editor works on. */
export const documents = pgTable(
  'documents',
  {
    id: uuid().primaryKey(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    content: jsonb().$type<KeptContent>().notNull(),
    /** Counts its saves. */
    revision: integer().notNull().default(0),
    /** The file that lists show. */
    thumbnail: uuid(),
    createdAt: moment().notNull().defaultNow(),
    /** In whole milliseconds, so that a cursor can hold it. */
    updatedAt: moment()
      .notNull()
      .default(sql`date_trunc('milliseconds', now())`),
  },
  (t) => [index('documents_of_owner').on(t.ownerId, t.updatedAt.desc(), t.id.desc())],
)

/** Pixels of a document’s layers and masks. */
export const documentFiles = pgTable(
  'document_files',
  {
    id: uuid().primaryKey(),
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    storageKey: text().notNull(),
    bytes: bigint({ mode: 'number' }).notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [index('document_files_of_document').on(t.documentId)],
)

export type DocumentRow = typeof documents.$inferSelect

/** Who may come to a document’s canvas without an account: whoever holds the link. */
export const canvasLinks = pgTable(
  'canvas_links',
  {
    id: uuid().primaryKey(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id),
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    role: text().$type<CanvasRole>().notNull(),
    /** SHA-256 of what the link holds, in hexadecimal: the link itself is kept nowhere. */
    tokenHash: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    /** Null: it holds until it is stopped. */
    expiresAt: moment(),
    /** Null: it was not stopped. */
    revokedAt: moment(),
  },
  (t) => [
    uniqueIndex('canvas_link_by_token').on(t.tokenHash),
    index('canvas_links_of_document').on(t.documentId),
  ],
)
export type CanvasLinkRow = typeof canvasLinks.$inferSelect
