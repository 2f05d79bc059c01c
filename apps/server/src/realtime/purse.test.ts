import type { LiveModel } from '@krya/catalog'
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { balances, grant, sums } from '../accounts/ledger.ts'
import { settleForgotten } from '../accounts/spending.ts'
import type { OpenDatabase } from '../db/database.ts'
import { openEmbedded } from '../db/embedded.ts'
import { spending, users } from '../db/schema/index.ts'
import { createProjects } from '../library/projects.ts'
import { createSpend } from '../library/spend.ts'
import { type Payer, Purse } from './purse.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openEmbedded('memory')
})
afterAll(() => database.close())

/** A tenth of a credit for each frame. */
const model: LiveModel = {
  id: 'paid',
  name: 'Paid',
  description: '',
  provider: 'service',
  endpoint: 'live',
  price: { usd: 0.001, per: 'output' },
  by: 'socket',
  sizes: { min: 256, max: 1024, multiple: 64 },
  styles: false,
  source: { date: '2026-11-22', from: 'a test' },
}
const size = { width: 512, height: 512 }
const noLimits = { daily_credits: null, daily_credits_per_person: null }

async function person(credits: number): Promise<string> {
  const id = uuidv7()
  await database.db.insert(users).values({ id, name: 'somebody' })
  await database.db.transaction((tx) => grant(tx, id, 'test', credits * 1000))
  return id
}

const purseOf = (
  ownerId: string,
  limits: ReturnType<Payer['limits']> = noLimits,
  project: string | null = null,
): Purse => new Purse({ db: database.db, who: { ownerId }, project, limits: () => limits }, model)

async function draw(purse: Purse): Promise<void> {
  const price = purse.price(size)
  await purse.before(price)
  purse.after(price)
}

describe('a purse', () => {
  it('pays for as many frames as came, and for no more, however often it is settled', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 70 }), async (steps) => {
        const ownerId = await person(100)
        const purse = purseOf(ownerId)
        for (const isFrame of steps) await (isFrame ? draw(purse) : purse.settle())
        await purse.settle()
        const spent = steps.filter(Boolean).length * 100
        expect(purse.spent).toBe(spent / 1000)
        expect(await balances(database.db, ownerId)).toEqual({ available: 100_000 - spent, held: 0 })
        expect(await sums(database.db)).toEqual({ entries: 0, balances: 0 })
      }),
      { numRuns: 12 },
    )
  })

  it('ends where the credits end, before anything is drawn', async () => {
    const purse = purseOf(await person(3))
    for (let frame = 0; frame < 25; frame += 1) await draw(purse)
    await expect(draw(purse)).rejects.toMatchObject({ code: 'insufficient_credits' })
    expect(purse.spent).toBe(2.5)
  })

  it('ends where the day’s budget ends, of which frames already drawn are a part', async () => {
    const limits = { daily_credits: null, daily_credits_per_person: 4 }
    const ownerId = await person(100)
    const purse = purseOf(ownerId, limits)
    for (let frame = 0; frame < 25; frame += 1) await draw(purse)
    await expect(draw(purse)).rejects.toMatchObject({ code: 'budget_exceeded' })
    await expect(draw(purseOf(await person(100), limits))).resolves.toBeUndefined()
  })

  it('is counted in what was spent, and in its export', async () => {
    const ownerId = await person(10)
    const purse = purseOf(ownerId)
    for (let frame = 0; frame < 3; frame += 1) await draw(purse)
    await purse.settle()
    const spend = createSpend(database.db)
    const read = await spend.read({ ownerId }, { by: 'operation' })
    expect(read).toMatchObject({
      items: [{ key: 'real-time', credits: 0.3, calls: 3, failed: 0 }],
      total: 0.3,
      today: 0.3,
    })
    const lines: string[] = []
    for await (const line of spend.rows({ ownerId }, {})) lines.push(line)
    expect(lines[1]).toMatch(/^\S+Z,,real-time,paid,service,succeeded,yes,0\.3,,\r\n$/)
  })

  it('counts to the project it is paid for, and to none from when that is gone', async () => {
    const ownerId = await person(100)
    const projects = createProjects(database.db)
    const { id } = await projects.create({ ownerId }, 'Posters')
    const purse = purseOf(ownerId, noLimits, id)
    const spend = createSpend(database.db)
    const byProject = async () => (await spend.read({ ownerId }, { by: 'project' })).items
    for (let frame = 0; frame < 3; frame += 1) await draw(purse)
    await purse.settle()
    expect(await byProject()).toEqual([{ key: id, name: 'Posters', credits: 0.3, calls: 3, failed: 0 }])
    const lines: string[] = []
    for await (const line of spend.rows({ ownerId }, {})) lines.push(line)
    expect(lines[1]).toMatch(new RegExp(`,0\\.3,${id},Posters\r\n$`))
    await draw(purse)
    await projects.remove({ ownerId }, id)
    // The session goes on, and pays for what it draws.
    for (let frame = 0; frame < 30; frame += 1) await draw(purse)
    await purse.settle()
    expect(await byProject()).toEqual([{ key: 'none', name: null, credits: 3.4, calls: 34, failed: 0 }])
  })

  it('is not taken for forgotten, however slowly somebody draws', async () => {
    const ownerId = await person(10)
    const purse = purseOf(ownerId)
    await draw(purse)
    const later = performance.now() + 50 * 60_000
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => later)
    await draw(purse)
    clock.mockRestore()
    const holds = await database.db.select().from(spending).where(eq(spending.ownerId, ownerId))
    expect(holds.map(({ reserved, cost }) => ({ reserved, cost }))).toEqual([
      { reserved: 0, cost: 100 },
      { reserved: 2_500, cost: 0 },
    ])
    await purse.settle()
    expect(await balances(database.db, ownerId)).toEqual({ available: 9_800, held: 0 })
  })

  it('what a server left behind that stopped suddenly is paid in full, an hour later', async () => {
    const ownerId = await person(10)
    await draw(purseOf(ownerId))
    await settleForgotten(database.db)
    expect(await balances(database.db, ownerId)).toEqual({ available: 7_500, held: 2_500 })
    await database.db
      .update(spending)
      .set({ startedAt: sql`now() - interval '2 hours'` })
      .where(eq(spending.ownerId, ownerId))
    await settleForgotten(database.db)
    await settleForgotten(database.db)
    expect(await balances(database.db, ownerId)).toEqual({ available: 7_500, held: 0 })
  })
})
