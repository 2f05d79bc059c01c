import { type Generation, KryaError, type OperationId, type Priority, statusWords } from '@krya/contracts'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { reserve } from '../../accounts/ledger.ts'
import type { Principal } from '../../accounts/principal.ts'
import type { Database } from '../../db/database.ts'
import { type GenerationRow, generations, parts } from '../../db/schema/index.ts'
import { record } from '../../events/outbox.ts'
import { priorityNumbers, viewGenerations } from '../../library/generation-view.ts'
import type { Pace } from '../../library/pace.ts'
import { wakeWorkers } from '../settle/wake.ts'
import { assertBudget } from '../../accounts/budget.ts'
import { assertOwn } from './own-assets.ts'
import type { Market } from './chain.ts'
import { digestOf, takeKey } from './idempotency.ts'
import { type Known, measure } from './measure.ts'
import { assertParameters, type Published } from './parameters.ts'
import { type Plan, plan } from './plan.ts'

export interface SubmitRequest {
  readonly operation: OperationId
  readonly input: Readonly<Record<string, unknown>>
  readonly priority: Priority
}

/** What submitting needs to know of its surroundings. */
export interface Submitting {
  readonly db: Database
  readonly pace: Pace
  readonly market: Market
  readonly shelf: Published
  /** Most generations one owner may have waiting. */
  readonly maxWaiting: number
}

/**
 * Accepts requests: all or none. They are in the database, paid for and waiting when this returns.
 * @throws KryaError for anything that cannot be accepted; then nothing was written or charged.
 */
export async function submit(
  { db, pace, market, shelf, maxWaiting }: Submitting,
  who: Principal,
  requests: readonly SubmitRequest[],
  idempotencyKey?: string,
): Promise<Generation[]> {
  const measures = await measure(db, who, requests)
  const planned = requests.map((request, at) =>
    planAt(market, request, measures[at] ?? {}, requests.length > 1 ? at : undefined),
  )
  for (const { plan } of planned) await assertParameters(shelf, market.models(), plan)
  const ids = planned.map(() => uuidv7())
  return db.transaction(async (tx) => {
    if (idempotencyKey !== undefined) {
      const before = await takeKey(tx, who.ownerId, idempotencyKey, digestOf(requests), ids)
      if (before !== undefined) return shown(tx, pace, before)
    }
    await assertRoom(tx, who, planned.length, maxWaiting)
    await assertOwn(
      tx,
      who,
      planned.flatMap(({ plan }) => plan.assets),
    )
    const price = planned.reduce((sum, { plan }) => sum + plan.reserve, 0)
    await assertBudget(tx, who, market.routing(), price)
    const rows = await insert(tx, who, planned, ids)
    const views = await viewGenerations(tx, pace, rows)
    await record(
      tx,
      who.ownerId,
      ...views.map(({ id, queue_position }) => ({
        type: 'queued' as const,
        data: { generation_id: id, status: statusWords.queued, queue_position },
      })),
    )
    await wakeWorkers(tx)
    return views
  })
}

interface Planned {
  readonly plan: Plan
  readonly priority: Priority
}

/** In a batch, the fields at fault are named with their place in it. */
function planAt(market: Market, request: SubmitRequest, measured: Known, at: number | undefined): Planned {
  try {
    return { plan: plan(market, request.operation, request.input, measured), priority: request.priority }
  } catch (error) {
    if (!(error instanceof KryaError) || at === undefined) throw error
    const details = (error.details ?? []).map(({ field, message }) => ({
      field: `requests.${at}.${field}`,
      message,
    }))
    throw new KryaError(error.code, `requests.${at}: ${error.message}`, { details, cause: error })
  }
}

/** @throws KryaError queue_full */
export async function assertRoom(
  tx: Database,
  who: Principal,
  more: number,
  maxWaiting: number,
): Promise<void> {
  const waiting = tx
    .select({ one: sql`1` })
    .from(generations)
    .where(and(eq(generations.ownerId, who.ownerId), sql`${generations.state} = 'queued'`))
    .limit(maxWaiting)
    .as('waiting')
  const [count] = await tx.select({ waiting: sql<string>`count(*)` }).from(waiting)
  if (Number(count?.waiting ?? 0) + more > maxWaiting) throw new KryaError('queue_full')
}

async function insert(
  tx: Database,
  who: Principal,
  planned: readonly Planned[],
  ids: readonly string[],
): Promise<GenerationRow[]> {
  const now = Date.now()
  const rows = await tx
    .insert(generations)
    .values(
      planned.map(({ plan, priority }, at) => ({
        id: ids[at] ?? uuidv7(),
        ownerId: who.ownerId,
        operation: plan.operation,
        model: plan.model,
        input: plan.input,
        text: plan.text,
        state: 'queued' as const,
        priority: priorityNumbers[priority],
        // Thousandths of a millisecond keep a batch in its order.
        place: now + at / 1000,
        outputs: plan.outputs,
        seed: plan.seed,
        chain: [...plan.chain],
        reserved: plan.reserve,
        warnings: [...plan.warnings],
      })),
    )
    .returning()
  await tx.insert(parts).values(rows.flatMap((row, at) => partRows(row, planned[at]?.plan.parts ?? [])))
  for (const row of rows)
    await reserve(tx, {
      ownerId: row.ownerId,
      generationId: row.id,
      round: row.round,
      millicredits: row.reserved,
    })
  return rows
}

/** The rows of a generation's parts, waiting. */
export function partRows(row: GenerationRow, calls: Plan['parts']) {
  return calls.map(({ first, count }, index) => ({
    generationId: row.id,
    index,
    ownerId: row.ownerId,
    state: 'waiting' as const,
    first,
    count,
    priority: row.priority,
    place: row.place,
    provider: row.chain[0]?.provider ?? '',
  }))
}

async function shown(tx: Database, pace: Pace, ids: readonly string[]): Promise<Generation[]> {
  const rows = await tx
    .select()
    .from(generations)
    .where(inArray(generations.id, [...ids]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return viewGenerations(
    tx,
    pace,
    ids.flatMap((id) => byId.get(id) ?? []),
  )
}
