import { bigserial, boolean, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { millicredits, moment } from './columns.ts'

export const users = pgTable('users', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  /** Whether it can spend only the credits it has; where the keys are one's own, budgets are the limit. */
  metered: boolean().notNull().default(true),
  createdAt: moment().notNull().defaultNow(),
})

/**
 * Double entry: every transfer has entries that add up to zero. `transfer` names why it happened, once:
 * `reserve:<generation>:<round>`, `settle:<generation>:<round>`, `grant:…`.
 */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    transfer: text().notNull(),
    account: text().notNull(),
    amount: millicredits().notNull(),
    at: moment().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('ledger_once').on(t.transfer, t.account),
    index('ledger_of_account').on(t.account, t.id),
  ],
)

/** What each account's entries add up to, kept in the same transaction as the entries. */
export const ledgerBalances = pgTable(
  'ledger_balances',
  { account: text().notNull(), amount: millicredits().notNull() },
  (t) => [primaryKey({ columns: [t.account] })],
)
