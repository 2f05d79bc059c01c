import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { users } from './accounts.ts'
import { millicredits, moment } from './columns.ts'
import { projectId } from './projects.ts'

/** What drawing in real time costs: a row for some frames at a time, so that a frame writes nothing. */
export const liveSpending = pgTable(
  'live_spending',
  {
    id: uuid().primaryKey(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id),
    projectId: projectId(),
    model: text().notNull(),
    provider: text().notNull(),
    frames: integer().notNull().default(0),
    /** Held back for frames that are still to come; 0 once it is settled. */
    reserved: millicredits().notNull(),
    cost: millicredits().notNull().default(0),
    startedAt: moment().notNull().defaultNow(),
    /** Null: under way, or the server stopped before it was told. */
    settledAt: moment(),
  },
  (t) => [
    index('live_spending_of_owner').on(t.ownerId, t.startedAt),
    index('live_spending_by_day').on(t.startedAt),
    index('live_spending_by_project')
      .on(t.projectId)
      .where(sql`project_id is not null`),
  ],
)
