import { liveModels } from '@krya/catalog'
import { ProviderError } from '@krya/provider-kit'
import { createHttp, type OpenHttp } from '@krya/provider-kit/http'
import { type FakeServer, type LineFate, startFake } from '@krya/provider-kit/testing'
import { type LiveCase, liveContract, liveInput } from '@krya/provider-kit/testing/live'
import { decode } from '@msgpack/msgpack'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { falFake } from './fake.ts'
import { fal } from './index.ts'

const models = liveModels.filter(({ provider }) => provider === 'fal')
const lcm = 'fal-ai/fast-lcm-diffusion/image-to-image'
const open = (endpoint: string): LiveCase['open'] => {
  return (server, http) => {
    const engine = fal.live?.(endpoint, { settings: fal.settings.parse(falFake.settings(server.url)), http })
    if (engine === undefined) throw new Error('fal draws nothing in real time')
    return engine
  }
}
const fated =
  (...fates: LineFate[]) =>
  ({ world }: FakeServer): void => {
    world.line = [...fates]
  }
const refused =
  (status: 401 | 402 | 429) =>
  (server: FakeServer): void =>
    server.break({ kind: 'answer', answer: falFake.errors[status] })

for (const { id, endpoint } of models)
  liveContract(id, {
    fake: falFake,
    open: open(endpoint),
    isFor: (frame, seed) =>
      'bytes' in frame && Buffer.from(frame.bytes).toString('latin1').endsWith(`${seed}`),
    slow: fated('late'),
    work: ({ world }) => world.submissions.length,
    breaks: [
      { when: 'the key is refused', how: refused(401), kind: 'unauthorised', billed: 'no' },
      { when: 'the account is empty', how: refused(402), kind: 'no-credit', billed: 'no' },
      { when: 'it is too much', how: refused(429), kind: 'rate-limited', billed: 'no' },
      {
        when: 'the token is refused again',
        how: fated('unauthorised', 'unauthorised'),
        kind: 'unauthorised',
        billed: 'no',
      },
      { when: 'the line is cut', how: fated('cut'), kind: 'unavailable', billed: 'unknown' },
      { when: 'it hangs up twice', how: fated('hung-up', 'hung-up'), kind: 'unavailable', billed: 'no' },
      { when: 'the answer is garbled', how: fated('garbled'), kind: 'malformed-answer', billed: 'unknown' },
      { when: 'the content is refused', how: fated('moderated'), kind: 'content-refused', billed: 'yes' },
      { when: 'it breaks over it', how: fated('failed'), kind: 'failed', billed: 'unknown' },
      {
        when: 'no line can be had',
        how: (server) => server.break({ kind: 'reset' }, ({ path }) => path.endsWith('/realtime')),
        kind: 'unavailable',
        billed: 'no',
      },
      {
        when: 'the line is refused',
        how: (server) =>
          server.break({ kind: 'answer', answer: falFake.errors[401] }, ({ path }) =>
            path.endsWith('/realtime'),
          ),
        kind: 'unauthorised',
        billed: 'no',
      },
    ],
  })

describe('fal’s line', () => {
  let server: FakeServer
  let http: OpenHttp
  beforeAll(() => {
    http = createHttp()
  })
  afterAll(() => http.close())
  beforeEach(async () => {
    server = await startFake(falFake.answering, falFake.talking)
  })
  afterEach(() => server.close())
  const minted = () => server.requests.filter(({ path }) => path === '/tokens/').length

  it.each(models.map(({ endpoint }) => endpoint))(
    'asks %s as the catalog says, on one line',
    async (endpoint) => {
      const engine = open(endpoint)(server, http)
      for (const seed of [1, 2]) await engine.draw(liveInput(seed), AbortSignal.timeout(5_000))
      expect([server.lines.opened.length, minted()]).toEqual([1, 1])
      const [{ path, query } = { path: '', query: new URLSearchParams() }] = server.lines.opened
      expect(path).toMatch(/^\/fal-ai\/[^/]+\/(?:[^/]+\/)?realtime$/)
      expect(query.get('max_buffering')).toBe('1')
      const [said = ''] = server.world.said
      expect(typeof said === 'string' ? said : decode(said)).toMatchObject({
        prompt: 'a fox in the snow',
        image_url: expect.stringMatching(/^data:image\/png;base64,/),
        seed: 1,
      })
      await engine.close()
    },
  )

  it.each(models.map(({ endpoint }) => endpoint))(
    'asks %s for something where a canvas has no words: no words are an error that is charged',
    async (endpoint) => {
      const engine = open(endpoint)(server, http)
      await engine.draw({ ...liveInput(1), prompt: '', style: 'oil' }, AbortSignal.timeout(5_000))
      const [said = ''] = server.world.said
      expect(typeof said === 'string' ? said : decode(said)).toMatchObject({
        prompt: expect.stringMatching(/picture.*, .*oil/),
      })
      await engine.close()
    },
  )

  it('is opened again when it was dropped, or when fal hung up before it heard', async () => {
    const engine = open(lcm)(server, http)
    await engine.draw(liveInput(1), AbortSignal.timeout(5_000))
    server.lines.cut()
    await expect.poll(() => server.lines.count()).toBe(0)
    await engine.draw(liveInput(2), AbortSignal.timeout(5_000))
    server.world.line = ['hung-up']
    await engine.draw(liveInput(3), AbortSignal.timeout(5_000))
    expect([server.lines.opened.length, minted(), server.world.submissions.length]).toEqual([3, 1, 3])
    await engine.close()
  })

  it('gets a new token when the one it has is refused', async () => {
    const engine = open(lcm)(server, http)
    await engine.draw(liveInput(1), AbortSignal.timeout(5_000))
    server.world.line = ['unauthorised']
    await engine.draw(liveInput(2), AbortSignal.timeout(5_000))
    expect(minted()).toBe(2)
    await engine.close()
  })

  it('exists for the catalog’s endpoints alone', () => {
    expect(() => open('fal-ai/flux/dev')(server, http)).toThrow(ProviderError)
  })
})
