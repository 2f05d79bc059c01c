import type { Tokens } from '@krya/catalog'
import { chatAnswer, type FakeServer, startFake } from '@krya/provider-kit/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askModel } from './chat.ts'
import type { Ended, Payer } from './payer.ts'
import { tasks } from './task.ts'

let server: FakeServer
beforeAll(async () => {
  server = await startFake(chatAnswer)
})
afterAll(() => server.close())
beforeEach(() => {
  server.mend()
  server.world.says = ['{"prompt": "a red fox at dusk", "language": "English"}']
  server.world.counted = { prompt_tokens: 90, completion_tokens: 20 }
})

/** Asks, with a payer that writes down what it is told. */
async function ask(
  options: { baseUrl?: string; price?: number; prompt?: string; signal?: AbortSignal } = {},
) {
  const {
    baseUrl = server.url,
    price = 1,
    prompt = 'a red fox',
    signal = AbortSignal.timeout(5_000),
  } = options
  const held: Tokens[] = []
  const told: Ended[] = []
  const payer: Payer = {
    before: async (most) => {
      held.push(most)
      return async (ended) => void told.push(ended)
    },
  }
  const endpoint = {
    baseUrl,
    headers: {},
    model: 'm',
    sees: false,
    price: { input: price, output: price, by: 'settings' as const },
  }
  const input = { prompt, translate: false, only_translate: false }
  const answer = await askModel(endpoint, tasks['enhance-prompt'], input, [], { signal, payer }).catch(
    (error: unknown) => error,
  )
  return { answer, held, told }
}

describe('a call of a language model', () => {
  it('is told to its payer before, with the most it can take, and after, with what it took', async () => {
    const { answer, held, told } = await ask()
    expect(answer).toEqual({ prompt: 'a red fox at dusk', language: 'English' })
    expect(told).toEqual([{ state: 'answered', tokens: { input: 90, output: 20 } }])
    expect(held).toHaveLength(1)
    // Every byte of the words counts, in whatever script.
    const [ascii, thai] = [await ask({ prompt: 'x'.repeat(30) }), await ask({ prompt: 'ก'.repeat(30) })]
    expect((thai.held[0]?.input ?? 0) - (ascii.held[0]?.input ?? 0)).toBe(60)
  })

  it('does not ask for a count where nothing hangs on it: some servers know nothing of it', async () => {
    const { told } = await ask({ price: 0 })
    expect(server.requests.at(-1)?.json()).not.toHaveProperty('stream_options')
    expect(told).toEqual([{ state: 'answered', tokens: undefined }])
  })

  it('is two calls where the first answer does not fit, and the second holds the first', async () => {
    server.world.says = ['Sure, here it is.', '{"prompt": "a fox", "language": "English"}']
    const { held, told } = await ask()
    expect(told).toHaveLength(2)
    expect(held[1]?.input).toBeGreaterThan(held[0]?.input ?? 0)
  })

  it('is not made where its payer has something against it', async () => {
    const asked = server.requests.length
    const refusing: Payer = {
      before: async () => {
        throw new Error('too dear')
      },
    }
    const price = { input: 1, output: 1, by: 'settings' as const }
    const endpoint = { baseUrl: server.url, headers: {}, model: 'm', sees: false, price }
    const input = { prompt: 'a fox', translate: false, only_translate: false }
    await expect(
      askModel(endpoint, tasks['enhance-prompt'], input, [], {
        signal: AbortSignal.timeout(5_000),
        payer: refusing,
      }),
    ).rejects.toThrow('too dear')
    expect(server.requests.length).toBe(asked)
  })

  it.each([
    ['no', 'says that it is out of credit', { kind: 'answer', answer: { status: 402, json: {} } }],
    ['no', 'says that it is busy', { kind: 'answer', answer: { status: 503, json: {} } }],
    ['unknown', 'breaks over it', { kind: 'answer', answer: { status: 500, json: {} } }],
    ['unknown', 'answers with a page', { kind: 'answer', answer: { text: '<html>' } }],
    ['unknown', 'drops the line', { kind: 'reset' }],
    ['unknown', 'ends in the middle', { kind: 'truncated' }],
  ] as const)('was billed: %s, where the service %s', async (billed, _, how) => {
    server.break(how)
    const { answer, told } = await ask()
    expect(answer).toBeInstanceOf(Error)
    expect(told).toEqual([{ state: 'failed', billed }])
  })

  it('may have been billed where nobody waited for its end', async () => {
    server.break({ kind: 'stalled' })
    const { told } = await ask({ signal: AbortSignal.timeout(200) })
    expect(told).toEqual([{ state: 'failed', billed: 'unknown' }])
  })

  it('was not billed where nobody was there to take it', async () => {
    const gone = await startFake(() => undefined)
    await gone.close()
    expect((await ask({ baseUrl: gone.url })).told).toEqual([{ state: 'failed', billed: 'no' }])
  })
})
