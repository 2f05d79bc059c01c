import type { Routing } from '@krya/contracts'
import type { Billed } from '@krya/provider-kit'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Database } from '../db/database.ts'
import { spending } from '../db/schema/index.ts'
import { assertBudget } from './budget.ts'
import { reserve, settleHold } from './ledger.ts'
import type { Principal } from './principal.ts'
import { projectIfThere } from './projects.ts'

/** What the frames of the real-time canvas are called where operations are told apart. */
export const realTime = 'real-time'

/** Credits that are held back for what is still to come, in millicredits. */
export interface Hold {
  readonly id: string
  readonly ownerId: string
  readonly millicredits: number
}

/** What is going to be paid for. */
export interface Wanted {
  /** `real-time`, or a language task. */
  readonly operation: string
  readonly model: string
  readonly provider: string
  /** What it counts to, as long as that is there; null: no project. */
  readonly project: string | null
  /** The most that it may cost. */
  readonly millicredits: number
}

/** How it ended. */
export interface Settled {
  readonly calls: number
  /** Millicredits that the provider charged or may have charged. */
  readonly cost: number
  readonly billed: Billed
  /** Nothing came of it: it counts as spent, and its person's credits go back. */
  readonly failed?: boolean
}

/**
 * Holds back what something outside generations may cost, within credits and budgets.
 * @throws KryaError insufficient_credits, budget_exceeded; nothing is held then
 */
export async function holdSpending(
  db: Database,
  who: Principal,
  limits: Pick<Routing, 'daily_credits' | 'daily_credits_per_person'>,
  { operation, model, provider, project, millicredits }: Wanted,
): Promise<Hold> {
  const hold = { id: uuidv7(), ownerId: who.ownerId, millicredits }
  await db.transaction(async (tx) => {
    await assertBudget(tx, who, limits, millicredits)
    await tx.insert(spending).values({
      id: hold.id,
      ownerId: who.ownerId,
      projectId: projectIfThere(who, project),
      operation,
      model,
      provider,
      reserved: millicredits,
    })
    if (millicredits > 0) await reserve(tx, inLedger(hold))
  })
  return hold
}

/** Pays for what came; the rest goes back. Called again it changes nothing. */
export async function settleSpending(
  db: Database,
  hold: Hold,
  { calls, cost, billed, failed = false }: Settled,
): Promise<void> {
  await settle(db, hold, { calls, cost, billed, failed, used: failed ? 0 : cost })
}

/**
 * Settles what a server that stopped suddenly had held back, for nobody knows what came. Frames were seen as they
 * came and are paid in full; the answer of a language model was not: it counts as spent, and its credits go back.
 */
export async function settleForgotten(db: Database): Promise<void> {
  const forgotten = await db
    .select()
    .from(spending)
    .where(and(isNull(spending.settledAt), sql`${spending.startedAt} < now() - interval '1 hour'`))
  for (const { id, ownerId, operation, calls, reserved } of forgotten) {
    const seen = operation === realTime
    const billed = reserved === 0 ? 'no' : seen ? 'yes' : 'unknown'
    await settle(
      db,
      { id, ownerId, millicredits: reserved },
      {
        calls: seen ? calls : 1,
        cost: reserved,
        billed,
        failed: !seen,
        used: seen ? reserved : 0,
      },
    )
  }
}

async function settle(
  db: Database,
  hold: Hold,
  { used, ...ended }: Required<Settled> & { readonly used: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    const settled = await tx
      .update(spending)
      .set({ ...ended, reserved: 0, settledAt: new Date() })
      .where(and(eq(spending.id, hold.id), isNull(spending.settledAt)))
      .returning({ id: spending.id })
    if (settled.length > 0 && (hold.millicredits > 0 || used > 0))
      await settleHold(tx, { ...inLedger(hold), used })
  })
}

const inLedger = ({ id, ownerId, millicredits }: Hold) => ({
  ownerId,
  generationId: id,
  round: 0,
  millicredits,
})
