import { fakes } from '@krya/providers/fakes'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../testing/run.ts'
import { openServed, type ServedStudio } from '../../testing/served-studio.ts'
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
    // Neither asking for a pause nor writing one down went well.
    expect(worker.faults).toHaveLength(2)
    await db.execute(sql`alter table circuits_away rename to circuits`)
  })
})

describe('what concerns a whole provider', () => {
  let served: ServedStudio
  beforeAll(async () => {
    served = await openServed(['fal', 'replicate'])
    await served.setUp('fal')
    await served.setUp('replicate')
  })
  afterAll(() => served.close())

  const ask = (model: string) =>
    run(served.studio, 'text-to-image', { prompt: 'a fox', width: 512, height: 512, model })
  const isSubmit = (id: string) => fakes[id]?.isSubmit ?? (() => false)
  const submits = (id: string) => served.fake(id).requests.filter(isSubmit(id)).length
  const viewOf = async (id: string) =>
    (await served.studio.client.listProviders()).items.find((one) => one.id === id)

  it('is met once: an account out of credit is asked for nothing else, until its settings change', async () => {
    served.fake('fal').break({ kind: 'answer', answer: fakes['fal']?.errors[402] ?? {} })
    await served.studio.until(await ask('flux-dev'), 'completed')
    const before = submits('fal')
    const made = await served.studio.until(await ask('flux-schnell'), 'completed')
    expect(made.attempts).toMatchObject([
      {
        provider: 'fal',
        state: 'abandoned',
        reason: expect.stringMatching(/^Not tried: fal refused the key/),
      },
      { provider: 'replicate', state: 'succeeded' },
    ])
    expect(submits('fal')).toBe(before)
    const fal = await viewOf('fal')
    expect(fal?.paused).toMatchObject([{ endpoint: '(account)', failures: 1 }])
    // What was not tried is no failure.
    expect(fal?.history.reduce((sum, { failed }) => sum + failed, 0)).toBe(1)
    expect(fal?.errors).toMatchObject([{ message: expect.stringContaining('out of credit') }])
    served.fake('fal').mend()
    await served.setUp('fal')
    const again = await served.studio.until(await ask('flux-schnell'), 'completed')
    expect(again.attempts).toMatchObject([{ provider: 'fal', state: 'succeeded' }])
  })

  it('is heard by all: when it asks for time, nobody else asks meanwhile', async () => {
    const replicate = served.fake('replicate')
    const busy = { status: 429, json: { detail: 'slow down' }, headers: { 'retry-after': '3' } }
    replicate.break({ kind: 'answer', answer: busy }, isSubmit('replicate'))
    const began = Date.now()
    const first = await ask('sd-3.5-medium')
    await expect.poll(async () => (await served.studio.read(first)).attempts[0]?.state).toBe('failed')
    replicate.mend()
    const before = submits('replicate')
    const second = await ask('sd-3.5-medium')
    const made = await served.studio.until(second, 'completed')
    expect(made.attempts).toMatchObject([{ state: 'succeeded' }])
    expect(Date.now() - began).toBeGreaterThan(2_500)
    await served.studio.until(first, 'completed')
    expect(submits('replicate') - before).toBe(2)
  })
})
