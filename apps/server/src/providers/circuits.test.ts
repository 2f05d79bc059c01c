import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorker, type TestWorker } from '../../testing/worker.ts'
import { attempts, circuits } from '../db/schema/index.ts'
import { pauseOf, report } from './circuits.ts'

let worker: TestWorker
beforeAll(async () => {
  worker = await openWorker('fal')
})
afterAll(() => worker.close())

describe('an endpoint that fails again and again', () => {
  it('is left alone for ten minutes at most, however often it failed', async () => {
    const { db } = worker.running
    const at = { provider: 'fal', endpoint: 'fal-ai/flux/dev' }
    for (let failures = 1; failures <= 40; failures += 1) await report(db, at, 'badly')
    const [row] = await db.select().from(circuits)
    expect(row?.failures).toBe(40)
    const ms = (row?.openUntil?.getTime() ?? 0) - Date.now()
    expect(ms).toBeGreaterThan(590_000)
    expect(ms).toBeLessThanOrEqual(600_000)
    expect(await pauseOf(db, at)).toBeDefined()
    await report(db, at, 'well')
    expect(await pauseOf(db, at)).toBeUndefined()
  })

  it('hinders no try from ending when it cannot be written down', async () => {
    const { db } = worker.running
    await db.execute(sql`alter table circuits rename to circuits_away`)
    worker.fake.break({ kind: 'answer', answer: { status: 401, json: { detail: 'no' } } })
    await worker.ask('flux-dev')
    await worker.step()
    const [attempt] = await db.select().from(attempts)
    expect(attempt).toMatchObject({ state: 'failed', billed: 'no' })
    expect(worker.faults).toHaveLength(1)
    await db.execute(sql`alter table circuits_away rename to circuits`)
  })
})
