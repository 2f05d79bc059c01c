import { type InputFile, type Provider, ProviderError } from '@krya/provider-kit'
import { createHttp } from '@krya/provider-kit/http'
import { type Fake, type FakeServer, picture, startFake } from '@krya/provider-kit/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callOf } from './testing.ts'
import { fakes } from './fakes.ts'
import { services } from './index.ts'

/** Too large to go within a request anywhere. */
const large = Buffer.concat([picture, Buffer.alloc(4 * 1024 * 1024)])
const file: InputFile = {
  id: '018f0000-0000-7000-8000-000000000001',
  mediaType: 'image/png',
  width: 8,
  height: 8,
  bytes: async () => large,
}

/** Services that are given files before the work; ComfyUI's servers are chosen first, which its own tests show. */
const givers = services.flatMap((provider) => {
  const fake = fakes[provider.id]
  return fake?.isUpload === undefined ? [] : [{ title: provider.title, provider, fake }]
})

const http = createHttp({ headers: 300, body: 300 })
afterAll(() => http.close())

it('is a way of several services', () => {
  expect(givers.map(({ provider }) => provider.id)).toEqual(['fal', 'replicate', 'wavespeed', 'runway'])
})

describe.each(givers)('a file that $title is given before the work', ({ provider, fake }) => {
  let server: FakeServer
  beforeAll(async () => {
    server = await startFake(fake.answering)
  })
  afterAll(() => server.close())

  const submit = () =>
    provider.submit(
      callOf(provider, fake.settings(server.url), http, {
        wire: { prompt: { as: 'prompt' }, image: { as: 'file', field: 'image' } },
        input: { prompt: 'a fox', image: file.id },
        files: new Map([[file.id, file]]),
      }),
    )
  const faultIn = async (): Promise<unknown> => submit().catch((error: unknown) => error)

  it('comes before it', async () => {
    server.mend()
    expect((await submit()).state).toBe('accepted')
    const uploads = server.requests.filter((one) => fake.isUpload?.(one))
    expect(uploads.length).toBeGreaterThan(0)
    expect(server.world.submissions).toHaveLength(1)
  })

  it.each([
    ['is not answered', { kind: 'stalled' }],
    ['loses its connection', { kind: 'reset' }],
    ['breaks the storage', { kind: 'answer', answer: fake.errors[500] }],
    ['gets nonsense for an answer', { kind: 'answer', answer: { text: 'what?' } }],
  ] as const)('has cost nothing when it %s', async (_, how) => {
    const before = server.world.submissions.length
    server.break(how, fake.isUpload)
    const fault = await faultIn()
    expect(fault).toBeInstanceOf(ProviderError)
    expect(fault).toMatchObject({ billed: 'no' })
    expect(server.world.submissions).toHaveLength(before)
  })

  it('that is refused is a verdict on the request, so that another offer may be asked', async () => {
    server.break({ kind: 'answer', answer: fake.errors[422] }, fake.isUpload)
    expect(await faultIn()).toMatchObject({ state: 'refused', reason: 'rejected', billed: 'no' })
  })
})

/** What a training at Replicate asks for before it begins. */
it('loses nothing when what comes before a training breaks', async () => {
  const provider: Provider | undefined = services.find(({ id }) => id === 'replicate')
  const fake: Fake | undefined = fakes['replicate']
  if (provider === undefined || fake === undefined) throw new Error('there is no Replicate')
  const server = await startFake(fake.answering)
  server.break({ kind: 'reset' }, ({ method }) => method === 'GET')
  const call = callOf(provider, fake.settings(server.url), http, { endpoint: 'trainings/acme/trainer' })
  await expect(provider.submit(call)).rejects.toMatchObject({ kind: 'unavailable', billed: 'no' })
  expect(server.world.submissions).toEqual([])
  await server.close()
})
