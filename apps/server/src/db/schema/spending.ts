import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { users } from './accounts.ts'
import { millicredits, moment } from './columns.ts'

/**
 * What is paid for outside generations: a row for some frames of the real-time canvas at a time, so that a frame
 * writes nothing, and one for each call of a language model.
 */
export const spending = pgTable(
  'spending',
  {
    id: uuid().primaryKey(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id),
    /** `real-time`, or the task that a language model was asked for. */
    operation: text().notNull().default('real-time'),
    model: text().notNull(),
    provider: text().notNull(),
    /** Frames that came, or calls that were made. */
    calls: integer().notNull().default(0),
    /** Held back for what is still to come; 0 once it is settled. */
    reserved: millicredits().notNull(),
    /** What the provider charged or may have charged. */
    cost: millicredits().notNull().default(0),
    billed: text({ enum: ['no', 'yes', 'unknown'] })
      .notNull()
      .default('yes'),
    failed: boolean().notNull().default(false),
    startedAt: moment().notNull().defaultNow(),
    /** Null: under way, or the server stopped before it was told. */
    settledAt: moment(),
  },
  (t) => [index('spending_of_owner').on(t.ownerId, t.startedAt), index('spending_by_day').on(t.startedAt)],
)
