import { createHttp } from '@krya/provider-kit/http'
import { type FakeServer, startFake } from '@krya/provider-kit/testing'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callOf } from '../testing.ts'
import { waveSpeedFake } from './fake.ts'
import { waveSpeed } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeEach(async () => {
  server = await startFake(waveSpeedFake.answering)
})
afterEach(() => server.close())
afterAll(() => http.close())

const call = () => callOf(waveSpeed, waveSpeedFake.settings(server.url), http)
const answer = (json: object) => server.break({ kind: 'answer', answer: { json } })

describe('WaveSpeed’s own code within a 200', () => {
  it.each([
    [402, 'Insufficient credits. Please top up.', 'no-credit'],
    [401, 'Unauthorized', 'unauthorised'],
    [429, 'Too many requests', 'rate-limited'],
  ])('%i is what the status would be: nothing was taken on', async (code, message, kind) => {
    answer({ code, message })
    await expect(waveSpeed.submit(call())).rejects.toMatchObject({ kind, billed: 'no' })
  })

  it('400 is a verdict on the request', async () => {
    answer({ code: 400, message: 'prompt is required' })
    expect(await waveSpeed.submit(call())).toMatchObject({ reason: 'rejected', billed: 'no' })
  })

  it('500 while a job is asked about means that it is asked again', async () => {
    answer({ code: 500, message: 'internal error' })
    const job = { job: { id: 'p1' }, warnings: [] }
    await expect(waveSpeed.check(job, call())).rejects.toMatchObject({ kind: 'failed' })
  })
})

describe('a result that WaveSpeed’s check flagged', () => {
  const ended = (outputs: string[], has_nsfw_contents: boolean[]) => {
    answer({ code: 200, data: { id: 'p1', status: 'completed', outputs, has_nsfw_contents } })
    return waveSpeed.check({ job: { id: 'p1' }, warnings: [] }, call())
  }

  it('is refused content, and paid for', async () => {
    expect(await ended(['https://a.test/1.png'], [true])).toMatchObject({
      reason: 'content-refused',
      billed: 'yes',
    })
    expect(await ended([], [true])).toMatchObject({ reason: 'content-refused' })
  })

  it('leaves those that passed', async () => {
    const both = ['https://a.test/1.png', 'https://a.test/2.png']
    expect(await ended(both, [true, false])).toMatchObject({ outputs: [{ url: both[1] }] })
  })
})
