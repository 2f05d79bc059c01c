import { KryaError } from '@krya/contracts'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, queryRows } from '../db/database.ts'
import { ledgerBalances, ledgerEntries, users } from '../db/schema/index.ts'

/** Accounts of the ledger. Credits only move between them, so all of them together are always zero. */
const account = {
  available: (ownerId: string) => `owner:${ownerId}:available`,
  held: (ownerId: string) => `owner:${ownerId}:held`,
  /** Where credits come from. */
  issued: 'krya:issued',
  /** Where spent credits go. */
  earned: 'krya:earned',
} as const

interface Entry {
  readonly account: string
  /** Millicredits; negative: taken from it. */
  readonly amount: number
}

/** Writes one transfer. Called again under the same name it changes nothing and says so. */
async function transfer(tx: Database, name: string, entries: readonly Entry[]): Promise<boolean> {
  const written = await tx
    .insert(ledgerEntries)
    .values(entries.map((entry) => ({ transfer: name, ...entry })))
    .onConflictDoNothing()
    .returning({ id: ledgerEntries.id })
  if (written.length === 0) return false
  for (const entry of entries) {
    if (entry.amount === 0) continue
    await tx
      .insert(ledgerBalances)
      .values(entry)
      .onConflictDoUpdate({
        target: ledgerBalances.account,
        set: { amount: sql`${ledgerBalances.amount} + ${entry.amount}` },
      })
  }
  return true
}

/** Gives credits to an owner. `reason` names the grant; the same one is given once. */
export async function grant(
  tx: Database,
  ownerId: string,
  reason: string,
  millicredits: number,
): Promise<void> {
  await transfer(tx, `grant:${ownerId}:${reason}`, [
    { account: account.issued, amount: -millicredits },
    { account: account.available(ownerId), amount: millicredits },
  ])
}

/**
 * Holds a price back until it is settled.
 * @throws KryaError insufficient_credits; the caller's transaction must then be rolled back.
 */
export async function reserve(
  tx: Database,
  hold: { ownerId: string; generationId: string; round: number; millicredits: number },
): Promise<void> {
  await transfer(tx, `reserve:${hold.generationId}:${hold.round}`, [
    { account: account.available(hold.ownerId), amount: -hold.millicredits },
    { account: account.held(hold.ownerId), amount: hold.millicredits },
  ])
  if (
    hold.millicredits > 0 &&
    (await isMetered(tx, hold.ownerId)) &&
    (await balance(tx, account.available(hold.ownerId))) < 0
  )
    throw new KryaError('insufficient_credits')
}

/** Whether an owner can spend only what it has: not where the keys are its own. */
async function isMetered(tx: Database, ownerId: string): Promise<boolean> {
  const [user] = await tx.select({ metered: users.metered }).from(users).where(eq(users.id, ownerId))
  return user?.metered ?? true
}

/** Ends a hold: what was used is captured, the rest goes back. */
export async function settleHold(
  tx: Database,
  hold: { ownerId: string; generationId: string; round: number; millicredits: number; used: number },
): Promise<void> {
  await transfer(tx, `settle:${hold.generationId}:${hold.round}`, [
    { account: account.held(hold.ownerId), amount: -hold.millicredits },
    { account: account.earned, amount: hold.used },
    { account: account.available(hold.ownerId), amount: hold.millicredits - hold.used },
  ])
}

/** What an owner can spend, and what is held back, in millicredits. */
export async function balances(db: Database, ownerId: string): Promise<{ available: number; held: number }> {
  return {
    available: await balance(db, account.available(ownerId)),
    held: await balance(db, account.held(ownerId)),
  }
}

/** Sum of all entries, and of all balances: both are zero, or credits were made or lost. */
export async function sums(db: Database): Promise<{ entries: number; balances: number }> {
  const [row] = await queryRows(
    db,
    z.object({ entries: z.coerce.number(), balances: z.coerce.number() }),
    sql`select (select coalesce(sum(amount), 0) from ${ledgerEntries}) as entries, (select coalesce(sum(amount), 0) from ${ledgerBalances}) as balances`,
  )
  return row ?? { entries: 0, balances: 0 }
}

async function balance(db: Database, name: string): Promise<number> {
  const [row] = await db
    .select({ amount: ledgerBalances.amount })
    .from(ledgerBalances)
    .where(sql`${ledgerBalances.account} = ${name}`)
  return row?.amount ?? 0
}
