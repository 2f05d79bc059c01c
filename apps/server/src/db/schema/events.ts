import { sql } from 'drizzle-orm'
import { bigserial, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment, xid8 } from './columns.ts'

/**
 * The outbox. Readers go by (tx, id), and only as far as no transaction that could still add a smaller
 * pair is open: a plain serial id would let a slow transaction's events slip in behind a reader.
 */
export const events = pgTable(
  'events',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    tx: xid8()
      .notNull()
      .default(sql`pg_current_xact_id()`),
    ownerId: uuid().notNull(),
    generationId: uuid(),
    type: text().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    at: moment().notNull().defaultNow(),
  },
  (t) => [
    index('events_in_order').on(t.tx, t.id),
    index('events_of_owner').on(t.ownerId, t.tx, t.id),
    index('events_of_generation').on(t.generationId, t.tx, t.id),
    index('events_age').on(t.at),
  ],
)
