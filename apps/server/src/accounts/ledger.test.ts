import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import type { OpenDatabase } from '../db/database.ts'
import { openEmbedded } from '../db/embedded.ts'
import { balances, grant, reserve, settleHold, sums } from './ledger.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openEmbedded('memory')
})
afterAll(() => database.close())

interface Step {
  readonly price: number
  readonly used: number
  readonly settled: number
}

describe('the ledger', () => {
  it('never makes or loses a credit, whatever is reserved and settled, however often', async () => {
    const steps = fc.array(
      fc.record<Step>({
        price: fc.integer({ min: 0, max: 900 }),
        used: fc.integer({ min: 0, max: 900 }),
        settled: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 5000 }), steps, async (granted, list) => {
        const ownerId = uuidv7()
        const { db } = database
        await db.transaction((tx) => grant(tx, ownerId, 'test', granted))
        let left = granted
        let held = 0
        for (const { price, used, settled } of list) {
          const hold = { ownerId, generationId: uuidv7(), round: 0, millicredits: price }
          const taken = await db
            .transaction((tx) => reserve(tx, hold))
            .then(
              () => true,
              () => false,
            )
          expect(taken).toBe(price <= left)
          if (!taken) continue
          left -= price
          held += price
          const spent = Math.min(used, price)
          for (let time = 0; time < settled; time += 1)
            await db.transaction((tx) => settleHold(tx, { ...hold, used: spent }))
          if (settled > 0) {
            held -= price
            left += price - spent
          }
        }
        expect(await balances(db, ownerId)).toEqual({ available: left, held })
        expect(await sums(db)).toEqual({ entries: 0, balances: 0 })
      }),
      { numRuns: 25 },
    )
  })

  it('gives a grant of one name once', async () => {
    const ownerId = uuidv7()
    await database.db.transaction((tx) => grant(tx, ownerId, 'welcome', 100))
    await database.db.transaction((tx) => grant(tx, ownerId, 'welcome', 100))
    expect(await balances(database.db, ownerId)).toEqual({ available: 100, held: 0 })
  })
})
