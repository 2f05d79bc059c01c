import type { Queue as QueueView } from '@krya/contracts'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Principal } from '../accounts/principal.ts'
import type { Database } from '../db/database.ts'
import { generations, lanes } from '../db/schema/index.ts'
import { viewGenerations } from './generation-view.ts'
import type { Pace } from './pace.ts'

const shown = { active: 50, waiting: 100, finished: 20 }

/** A person's queue as every tab of theirs sees it. */
export async function readQueue(db: Database, pace: Pace, who: Principal): Promise<QueueView> {
  const own = eq(generations.ownerId, who.ownerId)
  const isQueued = sql`${generations.state} = 'queued'`
  const kept = isNull(generations.deletedAt)
  const [lane] = await db.select().from(lanes).where(eq(lanes.ownerId, who.ownerId))
  const active = await db
    .select()
    .from(generations)
    .where(and(own, sql`${generations.state} = 'running'`))
    .orderBy(asc(generations.startedAt), asc(generations.id))
    .limit(shown.active)
  const waiting = await db
    .select()
    .from(generations)
    .where(and(own, isQueued))
    .orderBy(desc(generations.priority), asc(generations.place), asc(generations.id))
    .limit(shown.waiting)
  const finished = await db
    .select()
    .from(generations)
    .where(and(own, kept, sql`${generations.finishedAt} is not null`))
    .orderBy(desc(generations.finishedAt))
    .limit(shown.finished)
  const views = await viewGenerations(db, pace, [...active, ...waiting, ...finished])
  const activeViews = views.slice(0, active.length)
  const waitingViews = views.slice(active.length, active.length + waiting.length)
  const waitingCount =
    waiting.length < shown.waiting ? waiting.length : await db.$count(generations, and(own, isQueued))
  const lastDay = sql`${generations.finishedAt} > now() - interval '1 day'`
  return {
    paused: lane?.paused ?? false,
    active: activeViews,
    waiting: waitingViews,
    waiting_count: waitingCount,
    finished: views.slice(active.length + waiting.length),
    failed_count: await db.$count(generations, and(own, kept, eq(generations.state, 'failed'), lastDay)),
    estimated_time: whole([...activeViews, ...waitingViews], waitingCount / Math.max(1, waiting.length)),
  }
}

/** Each waits for those before it, so the last to be done tells; beyond those shown it is taken to go on alike. */
function whole(views: readonly { readonly estimated_time: number | null }[], beyond: number): number | null {
  if (views.length === 0) return null
  return Math.round(Math.max(...views.map((view) => view.estimated_time ?? 0)) * Math.max(1, beyond))
}
