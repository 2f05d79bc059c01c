import { createHttp } from '@krya/provider-kit/http'
import { type FakeServer, startFake } from '@krya/provider-kit/testing'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callOf } from '../testing.ts'
import { a1111Fake } from './fake.ts'
import { a1111 } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeEach(async () => {
  server = await startFake(a1111Fake.answering)
})
afterEach(() => server.close())
afterAll(() => http.close())

const draw = (signal: AbortSignal, idempotencyKey = 'ours') =>
  a1111.submit(callOf(a1111, a1111Fake.settings(server.url), http, { signal, idempotencyKey }))

describe('what AUTOMATIC1111 draws and nobody waits for', () => {
  it('is interrupted', async () => {
    server.break({ kind: 'stalled' }, a1111Fake.isSubmit)
    const waiting = new AbortController()
    const drawn = expect(draw(waiting.signal)).rejects.toMatchObject({ kind: 'timeout' })
    await expect.poll(() => server.world.submissions.length).toBe(1)
    waiting.abort()
    await drawn
    await expect.poll(() => server.world.canceled).toEqual(['ours'])
  })

  it('is left alone where it is somebody else’s', async () => {
    await draw(AbortSignal.timeout(5_000), 'another')
    server.break({ kind: 'reset' }, a1111Fake.isSubmit)
    await expect(draw(AbortSignal.abort())).rejects.toMatchObject({ kind: 'timeout' })
    expect(server.world.canceled).toEqual([])
  })

  it('is given up within a second though the server does not say what it does', async () => {
    server.break({ kind: 'stalled' })
    const before = performance.now()
    await expect(draw(AbortSignal.timeout(50))).rejects.toMatchObject({ kind: 'timeout' })
    expect(performance.now() - before).toBeLessThan(1_000)
  })
})
