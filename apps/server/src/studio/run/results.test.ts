import { createHmac } from 'node:crypto'
import type { Break } from '@krya/provider-kit/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../../testing/run.ts'
import { openServed, type ServedStudio } from '../../../testing/served-studio.ts'

let served: ServedStudio
beforeAll(async () => {
  served = await openServed(['fal', 'replicate'])
  await served.setUp('fal')
  await served.setUp('replicate')
})
afterAll(() => served.close())
beforeEach(() => {
  served.fake('fal').mend()
  served.fake('fal').world.patience = 0
  served.fake('replicate').mend()
})

const isResult = ({ path }: { path: string }): boolean => path.startsWith('/results/')
const ask = (model: string) =>
  run(served.studio, 'text-to-image', { prompt: 'a fox', width: 512, height: 512, model })
const askFor = (batch_size: number) =>
  run(served.studio, 'text-to-image', {
    prompt: 'a fox',
    width: 512,
    height: 512,
    model: 'flux-dev',
    batch_size,
  })
/** fal answers with so many pictures, whatever was asked for. */
const giving = (many: number) => {
  const fal = served.fake('fal')
  const images = Array.from({ length: many }, () => ({ url: fal.world.result() }))
  fal.break(
    { kind: 'answer', answer: { json: { images } } },
    ({ path, method }) => method === 'GET' && /\/requests\/[^/]+$/.test(path),
  )
}
const fetches = (id: string) => served.fake(id).requests.filter(isResult).length

describe('a finished result', () => {
  it.each<{ name: string; how: Break }>([
    { name: 'answers 503', how: { kind: 'answer', answer: { status: 503, text: 'busy' } } },
    { name: 'breaks the connection', how: { kind: 'reset' } },
    { name: 'comes in part', how: { kind: 'truncated' } },
  ])('that $name for a while is fetched later: the job is paid for', async ({ how }) => {
    const fal = served.fake('fal')
    const submitted = fal.world.submissions.length
    fal.break(how, isResult)
    const id = await ask('flux-dev')
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect((await served.studio.read(id)).status).toBe('processing')
    fal.mend()
    const made = await served.studio.until(id, 'completed', 'failed')
    expect(made).toMatchObject({ status: 'completed', attempts: [{ state: 'succeeded', billed: 'yes' }] })
    expect(fal.world.submissions.length - submitted).toBe(1)
  })

  it('that is gone for good ends it, charged', async () => {
    served.fake('fal').break({ kind: 'answer', answer: { status: 404, text: 'gone' } }, isResult)
    const failed = await served.studio.until(await ask('flux-dev'), 'failed')
    expect(failed.error?.code).toBe('result_lost')
    expect(failed.attempts).toMatchObject([{ billed: 'yes' }])
  })

  it('that is on its way when the server stops is fetched at the next start', async () => {
    const fal = served.fake('fal')
    fal.break({ kind: 'stalled' }, isResult)
    const before = fetches('fal')
    const id = await ask('flux-dev')
    await expect.poll(() => fetches('fal') - before, { timeout: 10_000 }).toBe(1)
    const restarting = served.studio.restart()
    await restarting
    fal.mend()
    const made = await served.studio.until(id, 'completed', 'failed')
    expect(made).toMatchObject({ status: 'completed', attempts: [{ state: 'succeeded' }] })
  })

  it('is fetched once, whatever word comes of it meanwhile', async () => {
    const replicate = served.fake('replicate')
    replicate.break({ kind: 'slow', ms: 1_500 }, isResult)
    const before = fetches('replicate')
    const id = await ask('sd-3.5-medium')
    await expect.poll(() => fetches('replicate') - before, { timeout: 10_000 }).toBe(1)
    const body = JSON.stringify({ id: replicate.world.submissions.at(-1), status: 'succeeded' })
    const at = Math.floor(Date.now() / 1000)
    const key = Buffer.from('c2VjcmV0', 'base64')
    const signature = createHmac('sha256', key).update(`m1.${at}.${body}`).digest('base64')
    await fetch(`${served.studio.url}/api/webhooks/replicate`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': 'm1',
        'webhook-timestamp': String(at),
        'webhook-signature': `v1,${signature}`,
      },
    })
    await served.studio.until(id, 'completed')
    expect(fetches('replicate') - before).toBe(1)
  })
})

describe('another number of results than was asked for', () => {
  it('that is smaller is kept and told, and only what came is charged', async () => {
    giving(3)
    const made = await served.studio.until(await askFor(4), 'completed', 'failed')
    expect(made).toMatchObject({ status: 'completed', warnings: [{ code: 'note' }] })
    expect(made.images.map(({ index }) => index)).toEqual([0, 1, 2])
    const [attempt] = made.attempts
    expect(made.credits_used).toBe(attempt?.cost)
    const whole = (await (giving(4), served.studio.until(await askFor(4), 'completed'))).credits_used
    expect(made.credits_used).toBeCloseTo((whole * 3) / 4, 3)
  })

  it('that is larger: the first ones are kept, and it is told', async () => {
    giving(3)
    const made = await served.studio.until(await askFor(2), 'completed', 'failed')
    expect(made.status).toBe('completed')
    expect(made.images.map(({ index }) => index)).toEqual([0, 1])
    expect(made.warnings[0]?.message).toMatch(/^3 results came/)
  })

  it('that is none fails', async () => {
    giving(0)
    expect((await served.studio.until(await askFor(2), 'failed')).error?.code).toBe('provider_failed')
  })
})
