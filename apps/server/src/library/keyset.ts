import { KryaError, noProject } from '@krya/contracts'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { validate } from 'uuid'

/** Of a cursor that no page gave. */
export const wrongCursor = (): KryaError =>
  new KryaError('invalid_input', undefined, {
    details: [{ field: 'cursor', message: 'must be the `next` of the page before, unchanged' }],
  })

/** Rows before the cursor: ids are in order of creation, so the cursor is the last id of the page before. */
export function beforeCursor(column: AnyPgColumn, cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined
  if (!validate(cursor)) throw wrongCursor()
  return lt(column, cursor)
}

/** Rows made in a span of time, told by their ids, so that one index serves order and span. */
export function within(
  column: AnyPgColumn,
  span: { readonly after?: string | undefined; readonly before?: string | undefined },
): (SQL | undefined)[] {
  return [
    span.after === undefined ? undefined : gte(column, smallestIdAt(Date.parse(span.after))),
    span.before === undefined ? undefined : lt(column, smallestIdAt(Date.parse(span.before))),
  ]
}

/** The smallest UUID version 7 of a millisecond (RFC 9562: its first 48 bits are the time). */
export function smallestIdAt(epochMs: number): string {
  const time = Math.min(Math.max(Math.floor(epochMs), 0), 2 ** 48 - 1)
    .toString(16)
    .padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}

/**
 * Rows whose text holds all the words, the last as a beginning. Scripts without spaces are searched as they
 * stand: Postgres would take a whole sentence of them for one word.
 */
export function matchesText(
  text: AnyPgColumn,
  search: AnyPgColumn,
  words: string | undefined,
): SQL | undefined {
  if (words === undefined || words.trim() === '') return undefined
  const wanted = words.match(/[\p{L}\p{N}]+/gu) ?? []
  if (wanted.length === 0) return sql`false`
  if (wanted.some((word) => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u.test(word)))
    return sql.join(
      wanted.map((word) => sql`${text} ilike ${`%${word}%`}`),
      sql` and `,
    )
  const query = wanted.map((word, at) => (at === wanted.length - 1 ? `${word}:*` : word)).join(' & ')
  return sql`${search} @@ to_tsquery('simple', ${query})`
}

/** Rows of a project, or of none; undefined: all. */
export function belongsTo(column: AnyPgColumn, project: string | undefined): SQL | undefined {
  if (project === undefined) return undefined
  return project === noProject ? isNull(column) : eq(column, project)
}

/** Cuts a row more than asked for off a page, and says where the next begins. */
export function pageOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  limit: number,
): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}
