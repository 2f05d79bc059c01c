import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import type * as schema from './schema/index.ts'

/** Either database, or a transaction on it: queries are written once. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>

/** The queue's view of a database: one statement with parameters, or several without. */
export interface SqlExecutor {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

/** An open database and what only the place that opened it knows. */
export interface OpenDatabase {
  readonly db: Database
  readonly kind: 'embedded' | 'postgres'
  /** What the job queue runs on: its own connection string, or an executor over the embedded database. */
  readonly queueConnection: { readonly url: string } | { readonly executor: SqlExecutor & { listen: Listen } }
  /** Calls back for every NOTIFY on the channel until the returned function is called. */
  readonly listen: (channel: string, onMessage: (payload: string) => void) => Promise<() => Promise<void>>
  readonly close: () => Promise<void>
}

type Listen = (
  channel: string,
  onMessage: (payload: string) => void,
  onReconnect: () => void,
) => Promise<{ close(): Promise<void> }>

const answer = z.object({ rows: z.array(z.unknown()) })

/** Runs raw SQL and reads its rows by a schema: what drizzle's builder cannot say is still typed. */
export async function queryRows<Row extends z.ZodType>(
  db: Database,
  row: Row,
  statement: SQL,
): Promise<z.infer<Row>[]> {
  const { rows } = answer.parse(await db.execute(statement))
  return z.array(row).parse(rows)
}

/** Sends a NOTIFY; inside a transaction it goes out at commit, and not at all when that fails. */
export async function notify(db: Database, channel: string, payload: string): Promise<void> {
  await db.execute(sql`select pg_notify(${channel}, ${payload})`)
}
