import { type Event, events as eventTypes, type EventType } from '@krya/contracts'
import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, queryRows } from '../db/database.ts'
import { events } from '../db/schema/index.ts'
import type { Cursor } from './cursor.ts'

/** One kept event with its place in the outbox. */
export interface Delivered {
  readonly cursor: Cursor
  readonly ownerId: string
  readonly generationId: string | null
  readonly event: Event
}

const row = z.object({
  tx: z.string().transform(BigInt),
  id: z.coerce.bigint(),
  owner_id: z.string(),
  generation_id: z.string().nullable(),
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
})

/** The settled part of the outbox: no transaction still open can add to it any more. */
const settled = sql`${events.tx} < pg_snapshot_xmin(pg_current_snapshot())`

/** The next events after a cursor, oldest first, at most `limit`. */
export async function readAfter(
  db: Database,
  after: Cursor,
  limit: number,
  scope: SQL = sql`true`,
): Promise<Delivered[]> {
  const rows = await queryRows(
    db,
    row,
    sql`select tx::text, id, owner_id, generation_id, type, data from ${events}
        where (tx, id) > (${String(after.tx)}::xid8, ${String(after.id)}::bigint) and ${settled} and ${scope}
        order by tx, id limit ${limit}`,
  )
  return rows.flatMap(({ tx, id, owner_id, generation_id, type, data }) => {
    const event = eventOf(type, data)
    return event ? [{ cursor: { tx, id }, ownerId: owner_id, generationId: generation_id, event }] : []
  })
}

/** Where the outbox ends now. */
export async function newest(db: Database): Promise<Cursor> {
  return edge(db, sql`order by tx desc, id desc`)
}

/** Where it begins: what was before is pruned. */
export async function oldest(db: Database): Promise<Cursor> {
  return edge(db, sql`order by tx, id`)
}

async function edge(db: Database, order: SQL): Promise<Cursor> {
  const [found] = await queryRows(
    db,
    row.pick({ tx: true, id: true }),
    sql`select tx::text, id from ${events} where ${settled} ${order} limit 1`,
  )
  return found ?? { tx: 0n, id: 0n }
}

/** Rows of a type we no longer know, or of an older shape, are passed over. */
function eventOf(type: string, data: Record<string, unknown>): Event | undefined {
  const happened = { type, data }
  return isEvent(happened) ? happened : undefined
}

function isEvent(happened: { type: string; data: Record<string, unknown> }): happened is Event {
  const { type, data } = happened
  return isEventType(type) && eventTypes[type].data.safeParse(data).success
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventTypes, type)
}
