import type { Wire } from '@krya/catalog'
import type { Accepted, Done, Refused } from '@krya/provider-kit'
import { createHttp } from '@krya/provider-kit/http'
import { type FakeServer, startFake } from '@krya/provider-kit/testing'
import { guessWire } from '@krya/provider-kit/wire'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callOf } from '../testing.ts'
import { huggingFaceFake } from './fake.ts'
import { huggingFace } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeEach(async () => {
  server = await startFake(huggingFaceFake.answering)
  server.world.patience = 1
})
afterEach(() => server.close())
afterAll(() => http.close())

const wire: Wire = {
  inputs: { as: 'prompt' },
  'parameters.width': 'width',
  'parameters.height': 'height',
  'parameters.num_inference_steps': 'steps',
}
const input = { prompt: 'a fox', width: 1024, height: 768, steps: 4 }
const callAt = (endpoint: string, provider = 'hf-inference') =>
  callOf(huggingFace, { ...huggingFaceFake.settings(server.url), provider }, http, { endpoint, wire, input })

async function ended(endpoint: string, provider?: string): Promise<Done | Refused> {
  const call = callAt(endpoint, provider)
  const answer: Accepted | Done | Refused = await huggingFace.submit(call)
  if (answer.state !== 'accepted') return answer
  const { handle } = answer
  for (let asked = 0; asked < 5; asked += 1) {
    const standing = await huggingFace.check(handle, call)
    if (standing.state !== 'running') return standing
  }
  throw new Error('it never ends')
}
const sent = () => server.requests.find(({ method }) => method === 'POST')

describe('a model of the hub', () => {
  it.each([
    [
      'hf-inference',
      '/hf-inference/models/acme/paint',
      { inputs: 'a fox', parameters: { width: 1024, height: 768, num_inference_steps: 4 } },
    ],
    [
      'fal-ai',
      '/fal-ai/fal-ai/acme/paint',
      { prompt: 'a fox', image_size: { width: 1024, height: 768 }, num_inference_steps: 4 },
    ],
    [
      'replicate',
      '/replicate/v1/models/acme/paint/predictions',
      { input: { prompt: 'a fox', width: 1024, height: 768, num_inference_steps: 4 } },
    ],
    [
      'together',
      '/together/v1/images/generations',
      {
        prompt: 'a fox',
        width: 1024,
        height: 768,
        steps: 4,
        model: 'acme/Paint-Free',
        response_format: 'base64',
      },
    ],
    [
      'wavespeed',
      '/wavespeed/api/v3/wavespeed-ai/acme-paint',
      { prompt: 'a fox', size: '1024*768', num_inference_steps: 4 },
    ],
  ])(
    'is run by %s, in its own words, when its endpoint or the settings say so',
    async (partner, path, body) => {
      for (const [endpoint, provider] of [
        [`acme/paint:${partner}`, 'hf-inference'],
        ['acme/paint', partner],
      ] as const) {
        server.requests.length = 0
        expect(await ended(endpoint, provider)).toMatchObject({ state: 'done', outputs: [{}] })
        expect(sent()?.path).toBe(path)
        expect(sent()?.json()).toEqual(body)
      }
    },
  )

  it('is asked about through the router alone: partners’ hosts never see the key', async () => {
    await ended('acme/paint:fal-ai')
    await ended('acme/paint:wavespeed')
    const asked = server.requests.filter(
      ({ method, path }) => method === 'GET' && /fal-ai|wavespeed/.test(path),
    )
    expect(asked.length).toBeGreaterThan(3)
    expect(asked.every(({ path }) => /^\/(?:fal-ai|wavespeed)\//.test(path))).toBe(true)
  })

  it('that a partner does not run is refused with who does, before anything is asked for', async () => {
    const verdict = await ended('acme/paint:nscale')
    expect(verdict).toMatchObject({ state: 'refused', reason: 'rejected', billed: 'no' })
    expect(verdict).toHaveProperty('message', expect.stringContaining('hf-inference, fal-ai, replicate'))
    expect(await ended('acme/paint:acme')).toMatchObject({
      state: 'refused',
      reason: 'rejected',
      billed: 'no',
    })
    expect(server.world.submissions).toEqual([])
  })

  it('that Replicate is not done with within its minute may be charged', async () => {
    const json = { status: 'processing', output: null }
    server.break({ kind: 'answer', answer: { status: 202, json } }, ({ path }) =>
      path.startsWith('/replicate/'),
    )
    await expect(ended('acme/paint:replicate')).rejects.toMatchObject({ kind: 'timeout', billed: 'unknown' })
  })

  it('costs what it costs where it is run', () => {
    const settings = huggingFace.settings.parse({ key: 'hf_test' })
    const dev = 'black-forest-labs/FLUX.1-dev'
    expect(huggingFace.priceOf?.(dev, settings)).toBeUndefined()
    expect(huggingFace.priceOf?.(`${dev}:fal-ai`, settings)).toMatchObject({ usd: 0.025, per: 'megapixel' })
    expect(huggingFace.priceOf?.(dev, { ...settings, provider: 'wavespeed' })).toMatchObject({ usd: 0.012 })
    expect(huggingFace.priceOf?.(`${dev}:acme`, settings)).toBeUndefined()
  })

  it('can be added with who runs it, and goes there in the words that every partner is asked in', async () => {
    const call = callAt('acme/paint')
    const found = await huggingFace.describe?.('acme/paint:together', call)
    const { wire } = guessWire('text-to-image', found?.input ?? {})
    const done = await huggingFace.submit({ ...call, endpoint: 'acme/paint:together', wire })
    expect(done.state).toBe('done')
    expect(sent()?.json()).toMatchObject({ prompt: 'a fox', width: 1024, steps: 4, model: 'acme/Paint-Free' })
    for (const stranger of ['acme/paint:nscale', 'acme/paint:acme', 'acme/none'])
      expect(await huggingFace.describe?.(stranger, call)).toBeUndefined()
  })
})
