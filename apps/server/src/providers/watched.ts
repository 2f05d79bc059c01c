import type { ProviderView } from '@krya/contracts'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, queryRows } from '../db/database.ts'
import { attempts, circuits, parts } from '../db/schema/index.ts'
import type { Standing } from './connections.ts'

const mostErrors = 10
const week = sql`now() - interval '7 days'`

type Watched = Pick<ProviderView, 'paused' | 'errors' | 'history' | 'load'>

/** Reads how all providers have been, in four queries; returns what is known of each. */
export async function readWatched(db: Database): Promise<(standing: Standing) => Watched> {
  const [paused, history, errors, calls] = await Promise.all([
    readPaused(db),
    readHistory(db),
    readErrors(db),
    readCalls(db),
  ])
  return ({ provider, connection }) => {
    const { under_way = 0, waiting = 0 } = calls.get(provider.id) ?? {}
    const at_once = connection === undefined ? null : provider.concurrency(connection.settings).limit
    return {
      paused: paused.get(provider.id) ?? [],
      errors: errors.get(provider.id) ?? [],
      history: history.get(provider.id) ?? [],
      load: { at_once, under_way, waiting },
    }
  }
}

async function readPaused(db: Database) {
  const rows = await db
    .select()
    .from(circuits)
    .where(sql`${circuits.openUntil} > now()`)
  return Map.groupBy(
    rows.map(({ provider, endpoint, failures, openUntil }) => ({
      provider,
      endpoint,
      failures,
      until: (openUntil ?? new Date()).toISOString(),
    })),
    ({ provider }) => provider,
  )
}

async function readHistory(db: Database) {
  const rows = await queryRows(
    db,
    z.object({
      provider: z.string(),
      hour: z.coerce.date(),
      succeeded: z.coerce.number(),
      failed: z.coerce.number(),
      abandoned: z.coerce.number(),
    }),
    sql`select provider, date_trunc('hour', started_at) as hour,
          count(*) filter (where state = 'succeeded') as succeeded,
          count(*) filter (where state = 'failed') as failed,
          count(*) filter (where state = 'abandoned') as abandoned
        from ${attempts} where started_at > ${week} and state in ('succeeded', 'failed', 'abandoned')
        group by 1, 2 order by 2`,
  )
  return Map.groupBy(
    rows.map(({ hour, ...rest }) => ({ ...rest, hour: hour.toISOString() })),
    ({ provider }) => provider,
  )
}

/** The last failures of each provider: each is found by the index, however many there are. */
async function readErrors(db: Database) {
  const rows = await queryRows(
    db,
    z.object({ provider: z.string(), endpoint: z.string(), message: z.string(), at: z.coerce.date() }),
    sql`with recursive failed (provider) as (
          (select min(provider) from ${attempts} where state = 'failed')
          union all
          select (select min(a.provider) from ${attempts} a where a.state = 'failed' and a.provider > failed.provider)
          from failed where failed.provider is not null)
        select failed.provider, last.endpoint, coalesce(last.reason, '') as message, last.started_at as at
        from failed cross join lateral (
          select a.endpoint, a.reason, a.started_at from ${attempts} a
          where a.provider = failed.provider and a.state = 'failed' and a.started_at > ${week}
          order by a.started_at desc limit ${mostErrors}) last
        order by last.started_at desc`,
  )
  return Map.groupBy(
    rows.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
    ({ provider }) => provider,
  )
}

async function readCalls(db: Database) {
  const rows = await queryRows(
    db,
    z.object({ provider: z.string(), under_way: z.coerce.number(), waiting: z.coerce.number() }),
    sql`select provider, count(*) filter (where state in ('running', 'remote')) as under_way,
          count(*) filter (where state = 'waiting') as waiting
        from ${parts} where state in ('running', 'remote', 'waiting') group by provider`,
  )
  return new Map(rows.map(({ provider, ...calls }) => [provider, calls]))
}
