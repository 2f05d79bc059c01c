import { statusWords } from '@krya/contracts'
import { and, eq, sql } from 'drizzle-orm'
import { v4 as uuidv4 } from 'uuid'
import { z } from 'zod'
import { type Database, queryRows } from '../../db/database.ts'
import {
  attempts,
  type GenerationRow,
  generations,
  lanes,
  type PartRow,
  parts,
  type Step,
} from '../../db/schema/index.ts'
import { record } from '../../events/outbox.ts'
import { lockGeneration } from '../settle/lock.ts'

/** How long a part belongs to a worker that gives no sign of life. */
export const leaseSeconds = 30
/** Any number works, as long as every process uses the same: one claim at a time keeps turns fair. */
const claimLock = 5_792_032

/** A part that is this worker's to run, with the try that was written down for it. */
export interface Claimed {
  readonly generation: GenerationRow
  readonly part: PartRow
  readonly step: Step
  /** Also the idempotency key given to the provider. */
  readonly attemptId: string
}

export interface Capacity {
  readonly provider: string
  /** Calls under way at once over all workers; undefined: each worker minds its own. */
  readonly limit: number | undefined
}

/**
 * Takes the next part that may start, if any: lanes in turn, each in its owner's own order. Parts that a worker
 * died over (`suspects`) are given out only when asked for.
 * @param connected all providers that are set up: parts of others need no room, they only go on or fail
 */
export async function claim(
  db: Database,
  worker: string,
  capacities: readonly Capacity[],
  suspects: boolean,
  connected: readonly string[] = capacities.map(({ provider }) => provider),
): Promise<Claimed | undefined> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${claimLock})`)
    const next = await nextPart(tx, await withRoom(tx, capacities), connected, suspects)
    if (next === undefined) return undefined
    const generation = await lockGeneration(tx, next.generation_id)
    const [part] = await tx
      .update(parts)
      .set({
        state: 'running',
        worker,
        leaseUntil: sql`now() + make_interval(secs => ${leaseSeconds})`,
        progress: 0,
      })
      .where(
        and(
          eq(parts.generationId, next.generation_id),
          eq(parts.index, next.index),
          eq(parts.state, 'waiting'),
        ),
      )
      .returning()
    const step = part && generation?.chain[part.offer]
    // Canceled between the look and the lock; the caller looks again.
    if (generation === undefined || part === undefined || step === undefined) return undefined
    await tx
      .update(lanes)
      .set({ servedAt: sql`clock_timestamp()` })
      .where(eq(lanes.ownerId, generation.ownerId))
    await start(tx, generation)
    return { generation, part, step, attemptId: await writeAttempt(tx, generation, part, step) }
  })
}

async function start(tx: Database, generation: GenerationRow): Promise<void> {
  if (generation.state !== 'queued') return
  await tx
    .update(generations)
    .set({ state: 'running', startedAt: sql`coalesce(started_at, now())` })
    .where(eq(generations.id, generation.id))
  const data = { generation_id: generation.id, status: statusWords.running }
  await record(tx, generation.ownerId, { type: 'started', data })
}

async function writeAttempt(
  tx: Database,
  generation: GenerationRow,
  part: PartRow,
  step: Step,
): Promise<string> {
  const id = uuidv4()
  const before = sql`(select count(*) from ${attempts} where generation_id = ${part.generationId} and part = ${part.index})`
  await tx.insert(attempts).values({
    id,
    generationId: part.generationId,
    part: part.index,
    number: sql`${before} + 1`,
    provider: step.provider,
    endpoint: step.endpoint,
    model: step.model ?? generation.model,
    state: 'preparing',
  })
  return id
}

async function nextPart(
  tx: Database,
  open: readonly string[],
  connected: readonly string[],
  suspects: boolean,
) {
  const hasRoom = open.length === 0 ? sql`false` : sql`p.provider in ${open}`
  const isGone = connected.length === 0 ? sql`true` : sql`p.provider not in ${connected}`
  const [next] = await queryRows(
    tx,
    z.object({ generation_id: z.string(), index: z.number() }),
    sql`select head.generation_id, head.index
        from ${lanes} l cross join lateral (
          select generation_id, index from ${parts} p
          where p.owner_id = l.owner_id and p.state = 'waiting' and p.not_before <= now() and (${hasRoom} or ${isGone})
            and ${suspects ? sql`true` : sql`p.crashes = 0`}
          order by priority desc, place, generation_id, index limit 1) head
        where not l.paused order by l.served_at limit 1`,
  )
  return next
}

/** Providers with a call to spare, counting those of all workers where the limit is for all. */
async function withRoom(tx: Database, capacities: readonly Capacity[]): Promise<string[]> {
  const limited = capacities.flatMap(({ provider, limit }) =>
    limit === undefined ? [] : [{ provider, limit }],
  )
  if (limited.length === 0) return capacities.map(({ provider }) => provider)
  const rows = await queryRows(
    tx,
    z.object({ provider: z.string(), calls: z.coerce.number() }),
    sql`select provider, count(*) as calls from ${parts} where state in ('running', 'remote') group by provider`,
  )
  const calls = new Map(rows.map((row) => [row.provider, row.calls]))
  return capacities
    .filter(({ provider, limit }) => limit === undefined || (calls.get(provider) ?? 0) < limit)
    .map(({ provider }) => provider)
}
