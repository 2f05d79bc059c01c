import { pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { users } from './accounts.ts'
import { moment } from './columns.ts'

/** A named place for work. */
export const projects = pgTable(
  'projects',
  {
    id: uuid().primaryKey(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    /** The name as names are compared. By our own hand: what a database makes small depends on its locale. */
    folded: text().notNull(),
    createdAt: moment().notNull().defaultNow(),
    updatedAt: moment().notNull().defaultNow(),
  },
  (t) => [uniqueIndex('projects_by_name').on(t.ownerId, t.folded)],
)

/** What something belongs to, and counts to where it costs; null: no project. */
export const projectId = () => uuid().references(() => projects.id, { onDelete: 'set null' })

export type ProjectRow = typeof projects.$inferSelect
