import type { SpendRow } from '@krya/contracts'
import { and, eq, gte, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Principal } from '../accounts/principal.ts'
import { type Database, queryRows } from '../db/database.ts'
import { attempts, generations } from '../db/schema/index.ts'

export interface SpendQuery {
  readonly by: 'day' | 'provider' | 'model' | 'operation'
  /** Moments, ISO 8601. */
  readonly after?: string | undefined
  readonly before?: string | undefined
}

/** A page of rows of the export. */
const readAtOnce = 1_000
/** Cells that a spreadsheet would take for a formula are kept from being one. */
const formula = /^[=+\-@\t\r]/

const columns = {
  day: sql`to_char(${attempts.startedAt} at time zone 'UTC', 'YYYY-MM-DD')`,
  provider: attempts.provider,
  model: sql`coalesce(${attempts.model}, ${generations.model})`,
  operation: generations.operation,
} as const

const row = z.object({
  key: z.string(),
  credits: z.coerce.number(),
  calls: z.coerce.number(),
  failed: z.coerce.number(),
})

/** What an owner’s calls to providers cost. A call that failed but may have been charged counts. */
export function createSpend(db: Database) {
  const within = (who: Principal, { after, before }: Omit<SpendQuery, 'by'>) =>
    and(
      eq(generations.ownerId, who.ownerId),
      after === undefined ? undefined : gte(attempts.startedAt, new Date(after)),
      before === undefined ? undefined : lt(attempts.startedAt, new Date(before)),
    )

  return {
    async read(who: Principal, query: SpendQuery) {
      const key = columns[query.by]
      const items: SpendRow[] = await queryRows(
        db,
        row,
        sql`select ${key} as key, sum(${attempts.cost}) / 1000.0 as credits, count(*) as calls,
              count(*) filter (where ${attempts.state} = 'failed') as failed
            from ${attempts} join ${generations} on ${generations.id} = ${attempts.generationId}
            where ${within(who, query)} group by 1
            order by ${query.by === 'day' ? sql`1 desc` : sql`2 desc, 1`} limit 400`,
      )
      const today = new Date().toISOString().slice(0, 10)
      const [now] = await queryRows(
        db,
        z.object({ credits: z.coerce.number() }),
        sql`select coalesce(sum(${attempts.cost}), 0) / 1000.0 as credits from ${attempts}
            join ${generations} on ${generations.id} = ${attempts.generationId}
            where ${within(who, { after: `${today}T00:00:00Z` })}`,
      )
      return {
        items,
        total: items.reduce((sum, { credits }) => sum + credits, 0),
        today: now?.credits ?? 0,
      }
    },

    /** The export as CSV (RFC 4180), read page by page. */
    async *rows(who: Principal, period: Omit<SpendQuery, 'by'>): AsyncGenerator<string> {
      yield line(['started_at', 'generation', 'operation', 'model', 'provider', 'state', 'billed', 'credits'])
      let after: { readonly at: Date; readonly id: string } | undefined
      for (;;) {
        const page = await db
          .select({ attempt: attempts, operation: generations.operation, model: generations.model })
          .from(attempts)
          .innerJoin(generations, eq(generations.id, attempts.generationId))
          .where(
            and(
              within(who, period),
              after &&
                sql`(${attempts.startedAt}, ${attempts.id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
            ),
          )
          .orderBy(attempts.startedAt, attempts.id)
          .limit(readAtOnce)
        for (const { attempt, operation, model } of page)
          yield line([
            attempt.startedAt.toISOString(),
            attempt.generationId,
            operation,
            attempt.model ?? model,
            attempt.provider,
            attempt.state,
            attempt.billed,
            String(attempt.cost / 1000),
          ])
        const last = page.at(-1)?.attempt
        if (last === undefined || page.length < readAtOnce) return
        after = { at: last.startedAt, id: last.id }
      }
    },
  }
}

const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

function cell(text: string): string {
  const safe = formula.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
