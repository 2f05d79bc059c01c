import { createHttp } from '@krya/provider-kit/http'
import { type FakeServer, startFake } from '@krya/provider-kit/testing'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callOf } from '../testing.ts'
import { googleFake } from './fake.ts'
import { google } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeEach(async () => {
  server = await startFake(googleFake.answering)
})
afterEach(() => server.close())
afterAll(() => http.close())

const submit = () => google.submit(callOf(google, googleFake.settings(server.url), http))
const answer = (json: object) => server.break({ kind: 'answer', answer: { json } })

describe('Google’s reason to stop', () => {
  it.each(['IMAGE_SAFETY', 'SAFETY', 'PROHIBITED_CONTENT', 'IMAGE_RECITATION'])(
    '%s is about the content',
    async (finishReason) => {
      answer({ candidates: [{ finishReason, content: { parts: [] } }] })
      expect(await submit()).toMatchObject({ reason: 'content-refused', billed: 'no' })
    },
  )

  it.each(['MALFORMED_FUNCTION_CALL', 'UNEXPECTED_TOOL_CALL', 'IMAGE_OTHER', 'OTHER', 'LANGUAGE', 'NEW_ONE'])(
    '%s is not',
    async (finishReason) => {
      answer({ candidates: [{ finishReason, content: { parts: [] } }] })
      expect(await submit()).toMatchObject({ reason: 'failed', billed: 'unknown' })
    },
  )

  it('of a prompt that is blocked is about the content', async () => {
    answer({ promptFeedback: { blockReason: 'BLOCKLIST' } })
    expect(await submit()).toMatchObject({ reason: 'content-refused', billed: 'no' })
  })
})
