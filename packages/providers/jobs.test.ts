import { createHttp } from '@krya/provider-kit/http'
import { type Fake, type FakeServer, startFake } from '@krya/provider-kit/testing'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakes } from './fakes.ts'
import { services } from './index.ts'
import { callOf } from './testing.ts'

const http = createHttp()
afterAll(() => http.close())

/** ComfyUI says in an answer, not by its status, what it knows of a job. */
const ownWords = 'comfyui'
const cases = services.flatMap((provider) => {
  const fake: Fake | undefined = fakes[provider.id]
  return fake?.isQuestion === undefined || provider.id === ownWords
    ? []
    : [{ title: provider.title, provider, fake }]
})

describe.each(cases)('a job that $title took', ({ provider, fake }) => {
  let server: FakeServer
  beforeEach(async () => {
    server = await startFake(fake.answering)
  })
  afterEach(async () => {
    vi.useRealTimers()
    await server.close()
  })

  async function taken() {
    const { lacks: _, ...later } = fake.later ?? { lacks: {} }
    const call = callOf(provider, fake.settings(server.url), http, later)
    const job = await provider.submit(call)
    if (job.state !== 'accepted') throw new Error(job.state)
    return { call, handle: job.handle }
  }

  it('and does not know at once is asked about again, for a minute', async () => {
    const { call, handle } = await taken()
    server.break({ kind: 'answer', answer: { status: 404, json: {} } }, fake.isQuestion)
    expect((await provider.check(handle, call)).state).toBe('running')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
    expect(await provider.check(handle, call)).toMatchObject({ state: 'refused', reason: 'failed' })
  })

  const { cancel } = provider
  if (cancel === undefined) return
  it('and will not end now is not taken for ended', async () => {
    const { call, handle } = await taken()
    const asked = server.requests.length
    await cancel(handle, call)
    if (server.requests.length === asked) return
    server.break({ kind: 'answer', answer: fake.errors[500] })
    await expect(cancel(handle, call)).rejects.toMatchObject({ kind: 'failed' })
    server.break({ kind: 'answer', answer: fake.errors[401] })
    await expect(cancel(handle, call)).rejects.toMatchObject({ kind: 'unauthorised' })
    server.break({ kind: 'answer', answer: { status: 404, json: {} } })
    await cancel(handle, call)
  })
})
