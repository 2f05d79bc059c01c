import type { Routing } from '@krya/contracts'
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenDatabase } from '../db/database.ts'
import { openEmbedded } from '../db/embedded.ts'
import { spending, users } from '../db/schema/index.ts'
import { createSpend } from '../library/spend.ts'
import { balances, grant, sums } from './ledger.ts'
import { type Hold, holdSpending, settleForgotten, settleSpending } from './spending.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openEmbedded('memory')
})
afterAll(() => database.close())

type Limits = Pick<Routing, 'daily_credits' | 'daily_credits_per_person'>
const noLimits: Limits = { daily_credits: null, daily_credits_per_person: null }

async function person(millicredits: number): Promise<string> {
  const id = uuidv7()
  await database.db.insert(users).values({ id, name: 'somebody' })
  await database.db.transaction((tx) => grant(tx, id, 'test', millicredits))
  return id
}

const hold = (ownerId: string, millicredits: number, limits = noLimits): Promise<Hold> =>
  holdSpending(database.db, { ownerId }, limits, {
    operation: 'enhance-prompt',
    model: 'a-model',
    provider: 'service',
    millicredits,
  })
const spentBy = async (ownerId: string) =>
  (await createSpend(database.db).read({ ownerId }, { by: 'operation' })).total

describe('what is spent outside generations', () => {
  it('is what came, or may have been charged for nothing; credits pay for what came alone', async () => {
    const step = fc.record({
      most: fc.integer({ min: 0, max: 900 }),
      /** Now and then a service counts more than was thought possible. */
      cost: fc.integer({ min: 0, max: 1000 }),
      ends: fc.constantFrom('answered', 'refused', 'broken', 'forgotten'),
      times: fc.integer({ min: 1, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        const granted = 20_000
        const ownerId = await person(granted)
        let paid = 0
        let counted = 0
        for (const { most, cost, ends, times } of steps) {
          const held = await hold(ownerId, most)
          expect(await balances(database.db, ownerId)).toEqual({
            available: granted - paid - most,
            held: most,
          })
          if (ends === 'forgotten') {
            await database.db
              .update(spending)
              .set({ startedAt: sql`now() - interval '2 hours'` })
              .where(eq(spending.id, held.id))
            for (let time = 0; time < times; time += 1) await settleForgotten(database.db)
            counted += most
            continue
          }
          const settled = {
            answered: { cost, billed: 'yes' as const },
            refused: { cost: 0, billed: 'no' as const, failed: true },
            broken: { cost: most, billed: 'unknown' as const, failed: true },
          }[ends]
          for (let time = 0; time < times; time += 1)
            await settleSpending(database.db, held, { calls: 1, ...settled })
          counted += settled.cost
          if (ends === 'answered') paid += cost
        }
        expect(await balances(database.db, ownerId)).toEqual({ available: granted - paid, held: 0 })
        expect(await sums(database.db)).toEqual({ entries: 0, balances: 0 })
        expect(Math.round((await spentBy(ownerId)) * 1000)).toBe(counted)
      }),
      { numRuns: 15 },
    )
  })

  it('ends where the credits end: of many at once only as many as they are enough for', async () => {
    const ownerId = await person(350)
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => hold(ownerId, 100)))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => 'insufficient_credits'))
    expect(await balances(database.db, ownerId)).toEqual({ available: 50, held: 300 })
  })

  it('ends where the day’s budget ends, of which what is held back is a part', async () => {
    const ownerId = await person(10_000)
    const limits = { daily_credits: null, daily_credits_per_person: 1 }
    const asked = await Promise.allSettled(Array.from({ length: 6 }, () => hold(ownerId, 400, limits)))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    await expect(hold(await person(10_000), 400, limits)).resolves.toBeDefined()
  })

  it('a call that a server left behind counts as spent, maybe charged, and its credits go back', async () => {
    const ownerId = await person(1_000)
    const { id } = await hold(ownerId, 250)
    await settleForgotten(database.db)
    expect(await balances(database.db, ownerId)).toEqual({ available: 750, held: 250 })
    await database.db
      .update(spending)
      .set({ startedAt: sql`now() - interval '2 hours'` })
      .where(eq(spending.id, id))
    await settleForgotten(database.db)
    expect(await balances(database.db, ownerId)).toEqual({ available: 1_000, held: 0 })
    const lines: string[] = []
    for await (const line of createSpend(database.db).rows({ ownerId }, {})) lines.push(line)
    expect(lines[1]).toMatch(/^\S+Z,,enhance-prompt,a-model,service,failed,unknown,0\.25\r\n$/)
  })
})
