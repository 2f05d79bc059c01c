import { liveModels } from '@krya/catalog'
import { ProviderError } from '@krya/provider-kit'
import { createHttp, type OpenHttp } from '@krya/provider-kit/http'
import { type FakeServer, type LineFate, startFake } from '@krya/provider-kit/testing'
import { faultOf, type LiveCase, liveContract, liveInput } from '@krya/provider-kit/testing/live'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { comfyFake } from './fake.ts'
import { comfyUi } from './index.ts'
import { graphSchema } from './workflow.ts'

const endpoint = liveModels.find(({ provider }) => provider === 'comfyui')?.endpoint ?? ''
const open: LiveCase['open'] = ({ url }, http) => {
  const settings = comfyUi.settings.parse(comfyFake.settings(url))
  const engine = comfyUi.live?.(endpoint, { settings, http })
  if (engine === undefined) throw new Error('ComfyUI draws nothing in real time')
  return engine
}
const fated =
  (...fates: LineFate[]) =>
  ({ world }: FakeServer): void => {
    world.line = [...fates]
  }
const refused =
  (status: 401 | 422 | 429) =>
  (server: FakeServer): void =>
    server.break({ kind: 'answer', answer: comfyFake.errors[status] }, comfyFake.isSubmit)

liveContract('ComfyUI', {
  fake: comfyFake,
  open,
  isFor: (frame, seed) => 'bytes' in frame && Buffer.from(frame.bytes).toString('latin1').endsWith(`${seed}`),
  slow: fated('late'),
  work: ({ world }) => world.submissions.length,
  breaks: [
    { when: 'the key is refused', how: refused(401), kind: 'unauthorised', billed: 'no' },
    { when: 'the workflow is refused', how: refused(422), kind: 'rejected', billed: 'no' },
    { when: 'it is too much', how: refused(429), kind: 'rate-limited', billed: 'no' },
    { when: 'the socket is cut', how: fated('cut'), kind: 'unavailable', billed: 'unknown' },
    { when: 'no picture comes', how: fated('garbled'), kind: 'malformed-answer', billed: 'no' },
    { when: 'a node fails', how: fated('failed'), kind: 'failed', billed: 'no' },
    {
      when: 'no socket can be had',
      how: (server) => server.break({ kind: 'reset' }, ({ path }) => path === '/ws'),
      kind: 'unavailable',
      billed: 'no',
    },
  ],
})

describe('ComfyUI’s socket', () => {
  let server: FakeServer
  let http: OpenHttp
  beforeAll(() => {
    http = createHttp()
  })
  afterAll(() => http.close())
  beforeEach(async () => {
    server = await startFake(comfyFake.answering, comfyFake.talking)
  })
  afterEach(() => server.close())
  const soon = () => AbortSignal.timeout(5_000)

  it('is asked with the workflow of the catalog, a checkpoint that suits it and what was drawn', async () => {
    const engine = open(server, http)
    const previews: string[] = []
    const onPreview = ({ bytes }: { bytes: Uint8Array }) => previews.push(Buffer.from(bytes).toString())
    for (const seed of [1, 2]) await engine.draw({ ...liveInput(seed), onPreview }, soon())
    expect(previews).toEqual(['preview', 'preview'])
    expect(server.lines.opened).toHaveLength(1)
    const [asked] = server.requests.filter(comfyFake.isSubmit)
    const { prompt } = z.object({ prompt: graphSchema }).parse(asked?.json())
    const inputs = Object.fromEntries(
      Object.values(prompt).map((node) => [node._meta?.title ?? '', node.inputs]),
    )
    expect(inputs).toMatchObject({
      Checkpoint: { ckpt_name: 'sd_xl_turbo_1.0_fp16.safetensors' },
      Prompt: { text: 'a fox in the snow' },
      Sampler: { seed: 1, denoise: 0.6 },
      Picture: { image: 'example.png [temp]' },
    })
    await engine.close()
  })

  it('is opened again when it was dropped', async () => {
    const engine = open(server, http)
    await engine.draw(liveInput(1), soon())
    server.lines.cut()
    await expect.poll(() => server.lines.count()).toBe(0)
    await engine.draw(liveInput(2), soon())
    expect(server.lines.opened).toHaveLength(2)
    await engine.close()
  })

  it('has the job ended that nobody waits for, and no other', async () => {
    const engine = open(server, http)
    server.world.line = ['unheard']
    const waiting = new AbortController()
    const drawn = faultOf(engine.draw(liveInput(1), waiting.signal))
    await expect.poll(() => server.world.submissions).toHaveLength(1)
    waiting.abort(new DOMException('Nobody waits any longer.', 'TimeoutError'))
    expect((await drawn).kind).toBe('timeout')
    const [first] = server.world.submissions
    expect(server.world.canceled).toEqual([first, first])
    await engine.draw(liveInput(2), soon())
    expect(server.world.canceled).toHaveLength(2)
    await engine.close()
  })

  it('draws with workflows that are made for it alone', () => {
    const settings = comfyUi.settings.parse(comfyFake.settings(server.url))
    expect(() => comfyUi.live?.('sdxl.text-to-image', { settings, http })).toThrow(ProviderError)
  })
})
