import { createHttp } from '@krya/provider-kit/http'
import { type FakeRequest, type FakeServer, startFake } from '@krya/provider-kit/testing'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callOf } from '../testing.ts'
import { falFake } from './fake.ts'
import { fal } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeEach(async () => {
  server = await startFake(falFake.answering)
  server.world.patience = 0
})
afterEach(() => server.close())
afterAll(() => http.close())

const isResult = ({ method, path }: FakeRequest): boolean =>
  method === 'GET' && /\/requests\/[^/]+$/.test(path)
const isQuestion = ({ path }: FakeRequest): boolean => path.endsWith('/status')

/** How a job stands that was taken; what the service says of it may be put in its mouth. */
async function standing(more: { readonly [which: string]: object }) {
  const call = callOf(fal, falFake.settings(server.url), http)
  const taken = await fal.submit(call)
  if (taken.state !== 'accepted') throw new Error(taken.state)
  const { status, result } = more
  server.break({ kind: 'answer', answer: { json: status ?? result } }, status ? isQuestion : isResult)
  return fal.check(taken.handle, call)
}

describe('a job that fal calls completed', () => {
  it.each([
    [{ error: 'flagged', error_type: 'content_policy_violation' }, 'content-refused', 'unknown'],
    [{ error_type: 'runner_disconnected' }, 'failed', 'no'],
    [{ error: 'Timed out', error_type: 'request_timeout' }, 'failed', 'no'],
    [{ error: 'too small', error_type: 'image_too_small' }, 'rejected', 'unknown'],
  ])('and that went wrong by %j is %s', async (told, reason, billed) => {
    const ended = await standing({ status: { status: 'COMPLETED', ...told } })
    expect(ended).toMatchObject({ state: 'refused', reason, billed })
  })

  it('with a result of a shape of its own is over, not asked about until the deadline', async () => {
    const ended = await standing({ result: { images: 'three of them', seed: 1 } })
    expect(ended).toMatchObject({ state: 'refused', reason: 'failed', billed: 'yes' })
  })

  it('with a seed that is none is done all the same', async () => {
    const ended = await standing({ result: { images: [{ url: server.world.result() }], seed: '0x7f' } })
    expect(ended).toMatchObject({ state: 'done', outputs: [{ url: server.world.result() }] })
  })

  it('gives what its safety checker let pass, and says what is missing', async () => {
    const images = ['a', 'b', 'c'].map((name) => ({ url: server.world.result(name) }))
    const ended = await standing({ result: { images, has_nsfw_concepts: [true, false, true] } })
    expect(ended).toMatchObject({
      state: 'done',
      outputs: [{ url: server.world.result('b') }],
      warnings: expect.arrayContaining([
        { code: 'note', message: expect.stringContaining('2 of the pictures') },
      ]),
    })
    const none = await standing({ result: { images, has_nsfw_concepts: [true, true, true] } })
    expect(none).toMatchObject({ state: 'refused', reason: 'content-refused', billed: 'yes' })
  })

  it('has a seed only where one picture was made: that of a batch is the seed of none', async () => {
    const images = [{ url: server.world.result() }]
    const one = await standing({ result: { images, seed: 7 } })
    expect(one.state === 'done' && one.outputs.map(({ seed }) => seed)).toEqual([7])
    const two = await standing({ result: { images: [...images, ...images], seed: 7 } })
    expect(two.state === 'done' && two.outputs.map(({ seed }) => seed)).toEqual([undefined, undefined])
  })
})

it('asks at the address that fal named, whatever query it has', async () => {
  const call = callOf(fal, falFake.settings(server.url), http)
  const base = `${server.url}/fal-ai/flux/requests/r1`
  const job = { request_id: 'r1', status: `${base}/status?region=eu`, response: base, cancel: base }
  await fal.check({ job, warnings: [] }, call).catch(() => undefined)
  expect([...(server.requests.at(-1)?.query ?? [])]).toEqual([
    ['region', 'eu'],
    ['logs', '1'],
  ])
})

describe('what fal charged', () => {
  it('is its own units at its own price for them', async () => {
    const images = [{ url: server.world.result() }]
    expect(await standing({ result: { images } })).not.toHaveProperty('chargedUsd')
    server.world.patience = 0
    const call = callOf(fal, falFake.settings(server.url), http)
    const taken = await fal.submit(call)
    if (taken.state !== 'accepted') throw new Error(taken.state)
    const headers = { 'x-fal-billable-units': '1.5' }
    server.break({ kind: 'answer', answer: { json: { images }, headers } }, isResult)
    expect(await fal.check(taken.handle, call)).toMatchObject({
      state: 'done',
      chargedUsd: expect.closeTo(0.075),
    })
  })

  it('is left to the catalog where its price cannot be asked for, or is told in another currency', async () => {
    const done = async (pricing: object): Promise<unknown> => {
      const call = callOf(fal, falFake.settings(server.url), http)
      const taken = await fal.submit(call)
      if (taken.state !== 'accepted') throw new Error(taken.state)
      server.break({ kind: 'answer', answer: pricing }, ({ path }) => path === '/models/pricing')
      return fal.check(taken.handle, call)
    }
    const euros = [{ endpoint_id: 'fal-ai/flux/dev', unit_price: 1, unit: 'images', currency: 'EUR' }]
    for (const answer of [{ status: 500 }, { json: { prices: [] } }, { json: { prices: euros } }]) {
      const ended = await done(answer)
      expect(ended).toMatchObject({ state: 'done' })
      expect(ended).not.toHaveProperty('chargedUsd')
    }
  })
})

describe('a job that waits at fal', () => {
  it.each([
    [{ status: 'IN_QUEUE', queue_position: 0 }, '1st in fal’s queue'],
    [{ status: 'IN_QUEUE', queue_position: 2 }, '3rd in fal’s queue'],
    [{ status: 'IN_QUEUE', queue_position: 11 }, '12th in fal’s queue'],
    [{ status: 'IN_QUEUE' }, 'In fal’s queue'],
    [{ status: 'IN_PROGRESS' }, 'At work at fal'],
    [{ status: 'IN_PROGRESS', logs: [{ message: 'Loading the weights' }] }, 'Loading the weights'],
  ])('tells %j as “%s”', async (status, words) => {
    expect(await standing({ status })).toMatchObject({ state: 'running', words })
  })

  it('lets others pass where nobody waits for it', async () => {
    const call = callOf(fal, falFake.settings(server.url), http)
    await fal.submit(call)
    expect(server.requests.at(-1)?.headers['x-fal-queue-priority']).toBe('normal')
    await fal.submit({ ...call, priority: 'low' })
    expect(server.requests.at(-1)?.headers['x-fal-queue-priority']).toBe('low')
  })
})
