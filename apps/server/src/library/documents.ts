import {
  type DocumentContent,
  type DocumentSummary,
  type EditorDocument,
  KryaError,
  largestDocumentSide,
} from '@krya/contracts'
import { and, desc, eq, inArray, lt, notInArray, or, sql } from 'drizzle-orm'
import { v7 as uuidv7, validate } from 'uuid'
import type { Principal } from '../accounts/principal.ts'
import type { Database } from '../db/database.ts'
import { documentFiles, type DocumentRow, documents } from '../db/schema/index.ts'
import { jobs } from '../queue/jobs.ts'
import type { Queue } from '../queue/queue.ts'
import type { ByteRange, Storage, StoredStream } from '../storage/storage.ts'
import { examineType } from './files/examine.ts'
import { sizeOf } from './files/inspect.ts'
import type { Page } from './filters.ts'
import { wrongCursor } from './keyset.ts'

export interface DocumentFilters {
  readonly cursor?: string | undefined
  readonly limit: number
  /** Only those painted in real time, or only the others. */
  readonly live?: boolean | undefined
}

/** What a save writes. */
export interface DocumentSave {
  readonly revision: number
  readonly name: string
  readonly content: DocumentContent
  readonly thumbnail?: string | undefined
}

/** The editor's documents and their pixels. Every call sees and changes only its owner's. */
export function createDocuments(db: Database, queue: Queue, storage: Storage) {
  const owned = (who: Principal, id: string) => and(eq(documents.id, id), eq(documents.ownerId, who.ownerId))

  async function own(who: Principal, id: string): Promise<DocumentRow> {
    const [row] = await db.select().from(documents).where(owned(who, id))
    if (row === undefined) throw missing(id)
    return row
  }

  return {
    async list(who: Principal, { cursor, limit, live }: DocumentFilters): Promise<Page<DocumentSummary>> {
      const rows = await db
        .select()
        .from(documents)
        .where(
          and(
            eq(documents.ownerId, who.ownerId),
            cursor === undefined ? undefined : after(cursor),
            live === undefined ? undefined : sql`(${documents.content} ? 'live') = ${live}`,
          ),
        )
        .orderBy(desc(documents.updatedAt), desc(documents.id))
        .limit(limit + 1)
      const items = rows.slice(0, limit)
      const last = rows.length > limit ? items.at(-1) : undefined
      return {
        items: items.map(summaryOf),
        next: last === undefined ? null : `${last.updatedAt.getTime()}.${last.id}`,
      }
    },

    async create(
      who: Principal,
      { name, width, height }: { readonly name: string; readonly width: number; readonly height: number },
    ): Promise<EditorDocument> {
      const content: DocumentContent = { version: 1, width, height, layers: [] }
      const [row] = await db
        .insert(documents)
        .values({ id: uuidv7(), ownerId: who.ownerId, name, content })
        .returning()
      if (row === undefined) throw new Error('an insert gave no row')
      return { ...summaryOf(row), content: contentOf(row) }
    },

    async get(who: Principal, id: string): Promise<EditorDocument> {
      const row = await own(who, id)
      return { ...summaryOf(row), content: contentOf(row) }
    },

    /** @throws KryaError not_found, document_changed, missing_file */
    async save(who: Principal, id: string, wanted: DocumentSave): Promise<DocumentSummary> {
      const { revision, name, content, thumbnail } = wanted
      return db.transaction(async (tx) => {
        const [before] = await tx.select().from(documents).where(owned(who, id)).for('update')
        if (before === undefined) throw missing(id)
        if (before.revision !== revision)
          throw new KryaError(
            'document_changed',
            `This document is at revision ${before.revision}; the save follows revision ${revision}.`,
          )
        const kept = thumbnail ?? before.thumbnail
        const named = [...new Set(filesOf({ content, thumbnail: kept }))]
        await assertThere(tx, id, named)
        const [row] = await tx
          .update(documents)
          .set({
            name,
            content,
            thumbnail: kept,
            revision: revision + 1,
            updatedAt: sql`date_trunc('milliseconds', now())`,
          })
          .where(owned(who, id))
          .returning()
        if (row === undefined) throw new Error('an update gave no row')
        await removeUnnamed(tx, queue, id, named, filesOf(before))
        return summaryOf(row)
      })
    },

    async remove(who: Principal, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const files = await tx
          .select({ id: documentFiles.id, storageKey: documentFiles.storageKey })
          .from(documentFiles)
          .innerJoin(documents, eq(documents.id, documentFiles.documentId))
          .where(owned(who, id))
        const gone = await tx.delete(documents).where(owned(who, id)).returning({ id: documents.id })
        if (gone.length === 0) throw missing(id)
        if (files.length > 0) await queue.send(tx, jobs.removeFiles, { assets: files })
      })
    },

    /** @throws KryaError not_found, unreadable_file, storage_full, storage_failed */
    async addFile(who: Principal, documentId: string, bytes: Uint8Array): Promise<{ id: string }> {
      await own(who, documentId)
      if ((await examineType(bytes)) !== 'image/png')
        throw new KryaError('unreadable_file', 'The file is no PNG.')
      const { width, height } = await sizeOf(bytes)
      if (Math.max(width, height) > largestDocumentSide)
        throw new KryaError('unreadable_file', `A layer is at most ${largestDocumentSide} pixels on a side.`)
      const id = uuidv7()
      const storageKey = `documents/${documentId}/${id}.png`
      const stored = await storage.put(storageKey, bytes, { mediaType: 'image/png' })
      await db.insert(documentFiles).values({ id, documentId, storageKey, bytes: stored.bytes })
      return { id }
    },

    /** @throws KryaError not_found */
    async file(
      who: Principal,
      documentId: string,
      file: string,
    ): Promise<{ id: string; bytes: number; open: (range?: ByteRange) => Promise<StoredStream> }> {
      const [row] = await db
        .select({ storageKey: documentFiles.storageKey, bytes: documentFiles.bytes })
        .from(documentFiles)
        .innerJoin(documents, eq(documents.id, documentFiles.documentId))
        .where(and(owned(who, documentId), eq(documentFiles.id, file)))
      if (row === undefined) throw new KryaError('not_found')
      return {
        id: file,
        bytes: row.bytes,
        async open(range) {
          const stored = await storage.get(row.storageKey, range)
          if (stored === null) throw new KryaError('not_found')
          return stored
        },
      }
    },
  }
}

const missing = (id: string): KryaError => new KryaError('not_found', `There is no document ${id} of yours.`)

const summaryOf = (row: DocumentRow): DocumentSummary => ({
  id: row.id,
  name: row.name,
  width: row.content.width,
  height: row.content.height,
  revision: row.revision,
  thumbnail_url: row.thumbnail === null ? null : `/api/documents/${row.id}/files/${row.thumbnail}`,
  live: row.content.live !== undefined,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
})

/** Layers that were saved before there were groups are in none. */
const contentOf = ({ content }: DocumentRow): DocumentContent => ({
  ...content,
  layers: content.layers.map((layer) => ({ ...layer, group: layer.group ?? null })),
})

/** The files that a document names. */
const filesOf = ({ content, thumbnail }: Pick<DocumentRow, 'content' | 'thumbnail'>): string[] => [
  ...content.layers.flatMap((layer) => [
    ...(layer.kind === 'pixels' ? [layer.file] : []),
    ...(layer.mask === null ? [] : [layer.mask.file]),
  ]),
  ...(thumbnail === null ? [] : [thumbnail]),
]

async function assertThere(tx: Database, documentId: string, named: readonly string[]): Promise<void> {
  if (named.length === 0) return
  const found = await tx
    .select({ id: documentFiles.id })
    .from(documentFiles)
    .where(and(eq(documentFiles.documentId, documentId), inArray(documentFiles.id, [...named])))
  const there = new Set(found.map(({ id }) => id))
  const missing = named.filter((id) => !there.has(id))
  if (missing.length > 0)
    throw new KryaError('missing_file', `This document has no file ${missing.slice(0, 5).join(', ')}.`)
}

/** What the save before named and this one does not; and what was put beside it long ago and never named. */
async function removeUnnamed(
  tx: Database,
  queue: Queue,
  documentId: string,
  named: readonly string[],
  replaced: readonly string[],
): Promise<void> {
  const gone = await tx
    .delete(documentFiles)
    .where(
      and(
        eq(documentFiles.documentId, documentId),
        or(
          lt(documentFiles.createdAt, sql`now() - interval '1 hour'`),
          replaced.length === 0 ? undefined : inArray(documentFiles.id, [...replaced]),
        ),
        named.length === 0 ? undefined : notInArray(documentFiles.id, [...named]),
      ),
    )
    .returning({ id: documentFiles.id, storageKey: documentFiles.storageKey })
  if (gone.length > 0) await queue.send(tx, jobs.removeFiles, { assets: gone })
}

function after(cursor: string) {
  const [time = '', id = ''] = cursor.split('.')
  if (!/^\d{1,15}$/.test(time) || !validate(id)) throw wrongCursor()
  const moment = new Date(Number(time)).toISOString()
  return sql`(${documents.updatedAt}, ${documents.id}) < (${moment}::timestamptz, ${id}::uuid)`
}
