import { noProject, type SpendRow } from '@krya/contracts'
import { and, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Principal } from '../accounts/principal.ts'
import { type Database, queryRows } from '../db/database.ts'
import { attempts, generations, projects, spending } from '../db/schema/index.ts'

export interface SpendQuery {
  readonly by: 'day' | 'provider' | 'model' | 'project' | 'operation'
  /** Moments, ISO 8601. */
  readonly after?: string | undefined
  readonly before?: string | undefined
}

/** A page of rows of the export. */
const readAtOnce = 1_000
/** Cells that a spreadsheet would take for a formula are kept from being one, also in the wide characters of East Asia. */
const formula = /^[=+\-@\t\r＝＋－＠]/

const columns = {
  day: sql`to_char(at at time zone 'UTC', 'YYYY-MM-DD')`,
  provider: sql`provider`,
  model: sql`model`,
  project: sql`coalesce(project_id::text, ${noProject})`,
  operation: sql`operation`,
} as const

/** Everything that was paid for: attempts of generations, frames of real-time sessions, calls of language models. */
const costs = sql`(
  select paid.*, ${projects.name} as project from (
  select a.id, a.started_at as at, g.owner_id, g.project_id, a.generation_id::text as generation, g.operation,
    coalesce(a.model, g.model) as model, a.provider, a.state::text as state, a.billed::text as billed, a.cost, 1 as calls
  from ${attempts} a join ${generations} g on g.id = a.generation_id
  union all
  select id, started_at, owner_id, project_id, '', operation, model, provider,
    case when settled_at is null then 'running' when failed then 'failed' else 'succeeded' end, billed, cost, calls
  from ${spending}
  ) paid left join ${projects} on ${projects.id} = paid.project_id
) costs`

const row = z.object({
  key: z.string(),
  name: z.string().nullable(),
  credits: z.coerce.number(),
  calls: z.coerce.number(),
  failed: z.coerce.number(),
})

/** Of the export. What reads it may go by places: more comes at the end. */
const header = [
  'started_at',
  'generation',
  'operation',
  'model',
  'provider',
  'state',
  'billed',
  'credits',
  'project_id',
  'project',
]

const exported = z.object({
  id: z.string(),
  /** To the microsecond, as the database has it. */
  at: z.string(),
  generation: z.string(),
  operation: z.string(),
  model: z.string(),
  provider: z.string(),
  state: z.string(),
  billed: z.string(),
  cost: z.coerce.number(),
  project_id: z.string().nullable(),
  project: z.string().nullable(),
})

/** What an owner’s calls to providers cost. A call that failed but may have been charged counts. */
export function createSpend(db: Database) {
  const within = (who: Principal, { after, before }: Omit<SpendQuery, 'by'>) =>
    and(
      sql`owner_id = ${who.ownerId}`,
      after === undefined ? undefined : sql`at >= ${after}::timestamptz`,
      before === undefined ? undefined : sql`at < ${before}::timestamptz`,
    )

  return {
    async read(who: Principal, query: SpendQuery) {
      const key = columns[query.by]
      const items: SpendRow[] = await queryRows(
        db,
        row,
        sql`select ${key} as key, ${query.by === 'project' ? sql`max(project)` : sql`null`} as name,
              sum(cost) / 1000.0 as credits, sum(calls) as calls,
              count(*) filter (where state = 'failed') as failed
            from ${costs} where ${within(who, query)} group by 1
            order by ${query.by === 'day' ? sql`key desc` : sql`credits desc, key`} limit 400`,
      )
      const today = new Date().toISOString().slice(0, 10)
      const [now] = await queryRows(
        db,
        z.object({ credits: z.coerce.number() }),
        sql`select coalesce(sum(cost), 0) / 1000.0 as credits from ${costs}
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
      yield line(header)
      let last: z.infer<typeof exported> | undefined
      for (;;) {
        const page = await queryRows(
          db,
          exported,
          sql`select id, at::text as at, generation, operation, model, provider, state, billed, cost,
                project_id, project
              from ${costs}
              where ${and(within(who, period), last && sql`(at, id) > (${last.at}::timestamptz, ${last.id}::uuid)`)}
              order by costs.at, costs.id limit ${readAtOnce}`,
        )
        for (const { at, generation, operation, model, provider, state, billed, cost, ...of } of page)
          yield line([
            new Date(at).toISOString(),
            generation,
            operation,
            model,
            provider,
            state,
            billed,
            String(cost / 1000),
            of.project_id ?? '',
            of.project ?? '',
          ])
        last = page.at(-1)
        if (last === undefined || page.length < readAtOnce) return
      }
    },
  }
}

const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

function cell(text: string): string {
  const safe = formula.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
