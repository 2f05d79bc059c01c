import { KryaError, type Routing } from '@krya/contracts'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, queryRows } from '../db/database.ts'
import { attempts, generations, spending } from '../db/schema/index.ts'
import type { Principal } from './principal.ts'

/** Any number works, as long as every process uses the same. */
const budgetLock = 5_792_033

const sums = z.object({ own: z.coerce.number(), all: z.coerce.number() })

/**
 * Stops a request before anything is sent when it would exceed what may be spent today (UTC): what was spent,
 * what is held back for requests under way, and this one's price. One at a time, so that two do not both fit.
 * @throws KryaError budget_exceeded
 */
export async function assertBudget(
  tx: Database,
  who: Principal,
  limits: Pick<Routing, 'daily_credits' | 'daily_credits_per_person'>,
  millicredits: number,
): Promise<void> {
  const { daily_credits: all, daily_credits_per_person: own } = limits
  if ((all === null && own === null) || millicredits === 0) return
  await tx.execute(sql`select pg_advisory_xact_lock(${budgetLock})`)
  const [spent] = await queryRows(
    tx,
    sums,
    sql`with costs as (
          select g.owner_id, a.cost as amount from ${attempts} a join ${generations} g on g.id = a.generation_id
            where a.started_at >= date_trunc('day', now(), 'UTC')
          union all
          select owner_id, reserved from ${generations} where state in ('queued', 'running')
          union all
          select owner_id, cost + reserved from ${spending} where started_at >= date_trunc('day', now(), 'UTC')
        )
        select coalesce(sum(amount) filter (where owner_id = ${who.ownerId}), 0) as own, coalesce(sum(amount), 0) as all from costs`,
  )
  if (spent === undefined) return
  if (own !== null && spent.own + millicredits > own * 1000)
    throw exceeded('your daily budget', own, spent.own)
  if (all !== null && spent.all + millicredits > all * 1000)
    throw exceeded('the daily budget', all, spent.all)
}

function exceeded(what: string, credits: number, spent: number): KryaError {
  const used = Math.round(spent) / 1000
  return new KryaError(
    'budget_exceeded',
    `This would exceed ${what} of ${credits} credits; ${used} are spent or held back today.`,
  )
}
