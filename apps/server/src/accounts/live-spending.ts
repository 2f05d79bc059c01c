import type { Routing } from '@krya/contracts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Database } from '../db/database.ts'
import { liveSpending } from '../db/schema/index.ts'
import { assertBudget } from './budget.ts'
import { reserve, settleHold } from './ledger.ts'
import type { Principal } from './principal.ts'
import { projectIfThere } from './projects.ts'

/** Credits that are held back for frames to come, in millicredits. */
export interface LiveHold {
  readonly id: string
  readonly ownerId: string
  readonly millicredits: number
}

/** @throws KryaError insufficient_credits, budget_exceeded */
export async function holdForFrames(
  db: Database,
  who: Principal,
  limits: Pick<Routing, 'daily_credits' | 'daily_credits_per_person'>,
  wanted: {
    readonly model: string
    readonly provider: string
    /** What it counts to, as long as that is there; null: no project. */
    readonly project: string | null
    readonly millicredits: number
  },
): Promise<LiveHold> {
  const { model, provider, project, millicredits } = wanted
  const hold = { id: uuidv7(), ownerId: who.ownerId, millicredits }
  await db.transaction(async (tx) => {
    await assertBudget(tx, who, limits, millicredits)
    await tx.insert(liveSpending).values({
      id: hold.id,
      ownerId: who.ownerId,
      projectId: projectIfThere(who, project),
      model,
      provider,
      reserved: millicredits,
    })
    await reserve(tx, inLedger(hold))
  })
  return hold
}

/** Pays for the frames that came; the rest goes back. Called again it changes nothing. */
export async function settleFrames(
  db: Database,
  hold: LiveHold,
  { frames, used }: { readonly frames: number; readonly used: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    const settled = await tx
      .update(liveSpending)
      .set({ frames, cost: used, reserved: 0, settledAt: new Date() })
      .where(and(eq(liveSpending.id, hold.id), isNull(liveSpending.settledAt)))
      .returning({ id: liveSpending.id })
    if (settled.length > 0) await settleHold(tx, { ...inLedger(hold), used })
  })
}

/** Settles what a server that stopped suddenly had held back: all of it, for nobody knows what was drawn. */
export async function settleForgotten(db: Database): Promise<void> {
  const forgotten = await db
    .select()
    .from(liveSpending)
    .where(and(isNull(liveSpending.settledAt), sql`${liveSpending.startedAt} < now() - interval '1 hour'`))
  for (const { id, ownerId, frames, reserved } of forgotten)
    await settleFrames(db, { id, ownerId, millicredits: reserved }, { frames, used: reserved })
}

const inLedger = ({ id, ownerId, millicredits }: LiveHold) => ({
  ownerId,
  generationId: id,
  round: 0,
  millicredits,
})
