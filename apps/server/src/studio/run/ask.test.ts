import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorker, type TestWorker } from '../../../testing/worker.ts'
import { attempts, generations } from '../../db/schema/index.ts'
import { createAsker } from './ask.ts'

let worker: TestWorker
beforeEach(async () => {
  worker = await openWorker('fal')
})
afterEach(() => worker.close())

const stateOf = async (id: string) => {
  const [row] = await worker.running.db.select().from(generations).where(eq(generations.id, id))
  return row
}
const results = () => worker.fake.requests.filter(({ path }) => path.startsWith('/results/')).length

describe('a part', () => {
  it('has one deadline over all its tries, and begins none after it', async () => {
    const { db } = worker.running
    worker.fake.break({ kind: 'answer', answer: { status: 503, json: {} } })
    const id = await worker.ask('flux-dev')
    await worker.step()
    expect(await stateOf(id)).toMatchObject({ state: 'running' })
    // Its first try began when its time limit would be over by now.
    await db.update(generations).set({ startedAt: sql`now() - interval '1 hour'` })
    await db.update(attempts).set({ startedAt: sql`now() - interval '59 minutes'` })
    worker.fake.mend()
    await worker.hurry()
    await worker.step()
    expect(await stateOf(id)).toMatchObject({ state: 'failed', errorCode: 'timed_out' })
    expect(worker.fake.world.submissions).toEqual([])
  })
})

describe('asking about a job', () => {
  it('whose result takes longer than a question is leased for fetches it once, whoever else asks', async () => {
    worker.fake.world.patience = 0
    worker.fake.break({ kind: 'slow', ms: 2_500 }, ({ path }) => path.startsWith('/results/'))
    const id = await worker.ask('flux-dev')
    await worker.step()
    const askers = [1, 2].map(() => createAsker(worker.running, { leaseSeconds: 1 }))
    const looking = setInterval(() => {
      for (const asker of askers) asker.wake()
    }, 100)
    await worker.hurry()
    await expect.poll(async () => (await stateOf(id))?.state, { timeout: 15_000 }).toBe('succeeded')
    clearInterval(looking)
    expect(results()).toBe(1)
    for (const asker of askers) await asker.stop()
    expect(worker.faults).toEqual([])
  })

  it('that never ends ends at the time limit of its operation, maybe charged, and is canceled there', async () => {
    worker.fake.world.fate = 'never'
    let ahead = 0
    const asker = createAsker(worker.running, { now: () => Date.now() + ahead })
    const id = await worker.ask('flux-dev')
    await worker.step()
    asker.wake()
    await expect.poll(() => worker.fake.world.asked.size, { timeout: 10_000 }).toBe(1)
    expect(await stateOf(id)).toMatchObject({ state: 'running' })
    ahead = 3_600_000
    await worker.hurry()
    asker.wake()
    await expect.poll(async () => (await stateOf(id))?.state, { timeout: 10_000 }).toBe('failed')
    expect(await stateOf(id)).toMatchObject({ errorCode: 'timed_out' })
    const [attempt] = await worker.running.db.select().from(attempts)
    expect(attempt).toMatchObject({ billed: 'unknown', state: 'failed' })
    expect(worker.fake.world.canceled).toEqual(worker.fake.world.submissions)
    await asker.stop()
  })
})
