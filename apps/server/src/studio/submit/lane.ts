import { type KeptEvent, KryaError } from '@krya/contracts'
import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import type { Principal } from '../../accounts/principal.ts'
import type { Database } from '../../db/database.ts'
import { type GenerationRow, generations, lanes, parts } from '../../db/schema/index.ts'
import { record } from '../../events/outbox.ts'
import { notFound } from '../../library/generations.ts'
import { lockGeneration } from '../settle/lock.ts'
import { wakeWorkers } from '../settle/wake.ts'

/** Stops or goes on starting what waits. What runs is not touched. */
export async function setPaused(db: Database, who: Principal, paused: boolean): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .insert(lanes)
      .values({ ownerId: who.ownerId, paused })
      .onConflictDoUpdate({ target: lanes.ownerId, set: { paused } })
    await record(tx, who.ownerId, { type: 'queue-changed', data: { paused } })
    if (!paused) await wakeWorkers(tx)
  })
}

/** The event that tells that the order or content of a lane changed. */
export async function laneChanged(tx: Database, who: Principal): Promise<KeptEvent> {
  const [lane] = await tx.select().from(lanes).where(eq(lanes.ownerId, who.ownerId))
  return { type: 'queue-changed', data: { paused: lane?.paused ?? false } }
}

/**
 * Puts a waiting generation before another, or at the end. It takes the priority of where it comes to stand:
 * a person's own order goes before the urgency it was sent with.
 * @throws KryaError not_found, wrong_state when either no longer waits
 */
export async function move(db: Database, who: Principal, id: string, before: string | null): Promise<void> {
  if (id === before) return
  await db.transaction(async (tx) => {
    const locked = await lockWaiting(tx, who, before === null ? [id] : [id, before])
    const moved = found(locked, id)
    const next = before === null ? undefined : found(locked, before)
    const standing = (await spotBefore(tx, moved, next)) ?? (await spotBefore(tx, moved, next, 'renumbered'))
    if (standing === undefined) return
    await tx.update(generations).set(standing).where(eq(generations.id, id))
    await tx.update(parts).set(standing).where(eq(parts.generationId, id))
    await record(tx, who.ownerId, await laneChanged(tx, who))
    await wakeWorkers(tx)
  })
}

type Spot = Pick<GenerationRow, 'priority' | 'place'>

/** Where to stand right before `next` (or at the end); undefined when there is no room between the two. */
async function spotBefore(
  tx: Database,
  moved: GenerationRow,
  next: GenerationRow | undefined,
  lane: 'as it is' | 'renumbered' = 'as it is',
): Promise<Spot | undefined> {
  if (lane === 'renumbered') {
    await renumber(tx, moved.ownerId)
    const fresh = next && (await lockGeneration(tx, next.id))
    return spotBefore(tx, moved, fresh)
  }
  const previous = await neighbourBefore(tx, moved, next)
  if (next === undefined)
    return { priority: previous?.priority ?? moved.priority, place: (previous?.place ?? moved.place) + 1 }
  if (previous === undefined || previous.priority !== next.priority)
    return { priority: next.priority, place: next.place - 1 }
  const place = (previous.place + next.place) / 2
  return place > previous.place && place < next.place ? { priority: next.priority, place } : undefined
}

/** Gives a lane whole places again, a thousand apart, once halving has used up the digits between two. */
async function renumber(tx: Database, ownerId: string): Promise<void> {
  await tx.execute(sql`
    with ranked as (
      select id, 1000 * row_number() over (order by priority desc, place, id) as place
      from ${generations} where owner_id = ${ownerId} and state = 'queued'
    ), renumbered as (
      update ${generations} g set place = ranked.place from ranked where g.id = ranked.id
    )
    update ${parts} p set place = ranked.place from ranked where p.generation_id = ranked.id`)
}

/** Who stands right before `next` in the owner's lane, or at its end; not the moved one itself. */
async function neighbourBefore(
  tx: Database,
  moved: GenerationRow,
  next: GenerationRow | undefined,
): Promise<Spot | undefined> {
  const [found] = await tx
    .select({ priority: generations.priority, place: generations.place })
    .from(generations)
    .where(
      and(
        eq(generations.ownerId, moved.ownerId),
        sql`${generations.state} = 'queued'`,
        ne(generations.id, moved.id),
        next &&
          sql`(-${generations.priority}, ${generations.place}, ${generations.id}) < (-${next.priority}::int, ${next.place}::float8, ${next.id}::uuid)`,
      ),
    )
    .orderBy(asc(generations.priority), desc(generations.place), desc(generations.id))
    .limit(1)
  return found
}

/** Locks in the order of ids, as everyone does who locks several. */
async function lockWaiting(tx: Database, who: Principal, ids: readonly string[]): Promise<GenerationRow[]> {
  const locked: GenerationRow[] = []
  for (const id of ids.toSorted()) {
    const row = await lockGeneration(tx, id, who.ownerId)
    if (row === undefined) throw notFound(id)
    if (row.state !== 'queued')
      throw new KryaError('wrong_state', 'Only a generation that has not started can be moved.')
    locked.push(row)
  }
  return locked
}

function found(rows: readonly GenerationRow[], id: string): GenerationRow {
  const row = rows.find((candidate) => candidate.id === id)
  if (row === undefined) throw notFound(id)
  return row
}
