import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { ApiError } from '@krya/client'
import type { RunRequest } from '../../testing/run.ts'
import { emptyModel } from '../../testing/files.ts'
import { run } from '../../testing/run.ts'
import { type FakeServer, picture, startFake } from '@krya/provider-kit/testing'
import { services } from '@krya/providers'
import { fakes } from '@krya/providers/fakes'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openStudio, type TestStudio } from '../../testing/studio.ts'

let studio: TestStudio
const fake = new Map<string, FakeServer>()
const server = (id: string): FakeServer => {
  const found = fake.get(id)
  if (found === undefined) throw new Error(`no fake of ${id}`)
  return found
}
const used = ['fal', 'replicate', 'stability', 'openai'] as const

beforeAll(async () => {
  for (const id of used) fake.set(id, await startFake(fakes[id]?.answering ?? (() => undefined)))
  studio = await openStudio({ providers: services })
})
afterAll(async () => {
  await studio.close()
  for (const one of fake.values()) await one.close()
})

const setUp = async (id: (typeof used)[number]): Promise<void> => {
  const settings = fakes[id]?.settings(server(id).url) ?? {}
  const values = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]))
  await studio.client.setProvider({ params: { id }, body: { values } })
}
const viewOf = async (id: string) => (await studio.client.listProviders()).items.find((one) => one.id === id)

beforeEach(async () => {
  for (const id of used) {
    server(id).mend()
    server(id).world.fate = 'done'
    server(id).world.patience = 1
    await studio.client.removeProvider({ params: { id } })
  }
})
afterEach(() =>
  studio.client.setRouting({
    body: { chains: {}, fall_back_to_atelier: true, daily_credits: null, daily_credits_per_person: null },
  }),
)

const ask = (request: RunRequest = {}) =>
  run(studio, 'text-to-image', { prompt: 'a fox', width: 1024, height: 1024, ...request })

describe('setting a provider up', () => {
  it('seals the key: it is stored nowhere in the clear and never shown again', async () => {
    await setUp('fal')
    const text = JSON.stringify(await studio.client.listProviders())
    expect(text).not.toContain('id:secret')
    const fal = await viewOf('fal')
    expect(fal).toMatchObject({ set_up: true, enabled: true })
    expect(fal?.fields.find(({ name }) => name === 'key')).toMatchObject({
      source: 'person',
      value: null,
      secret: true,
    })
    expect(statSync(path.join(studio.folder, 'secret.key')).mode & 0o777).toBe(0o600)
    expect(readFileSync(path.join(studio.folder, 'logs/krya.log'), 'utf8')).not.toContain('id:secret')
  })

  it('makes its models available, and takes them away again', async () => {
    const isAvailable = async () =>
      (await studio.client.listModels({ query: { operation: 'text-to-image' } })).items.find(
        ({ id }) => id === 'flux-schnell',
      )?.available
    expect(await isAvailable()).toBe(false)
    await setUp('fal')
    expect(await isAvailable()).toBe(true)
    await studio.client.setProvider({ params: { id: 'fal' }, body: { enabled: false } })
    expect(await isAvailable()).toBe(false)
  })

  it('survives a restart, and tells when it was sealed with another key', async () => {
    await setUp('fal')
    await studio.restart()
    expect(await viewOf('fal')).toMatchObject({ set_up: true, locked: false })
  })

  it('names the field that is wrong', async () => {
    const refusal = studio.client.setProvider({
      params: { id: 'fal' },
      body: { values: { queue_url: 'ftp://example.org' } },
    })
    await expect(refusal).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'values.queue_url', message: 'must be an http or https address' }],
    })
    await expect(
      studio.client.setProvider({ params: { id: 'fal' }, body: { values: { colour: 'red' } } }),
    ).rejects.toMatchObject({ details: [{ field: 'values.colour' }] })
    await expect(studio.client.testProvider({ params: { id: 'nobody' } })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(studio.client.testProvider({ params: { id: 'fal' } })).rejects.toMatchObject({
      code: 'provider_not_set_up',
    })
  })

  it('is tested by a real call that costs nothing', async () => {
    await setUp('stability')
    const submitted = server('stability').world.submissions.length
    expect(await studio.client.testProvider({ params: { id: 'stability' } })).toMatchObject({
      ok: true,
      balance: { amount: 42.5, unit: 'credits' },
    })
    await studio.client.setProvider({ params: { id: 'stability' }, body: { values: { key: 'sk-wrong' } } })
    expect(await studio.client.testProvider({ params: { id: 'stability' } })).toMatchObject({
      ok: false,
      detail: expect.stringContaining('does not accept the key'),
    })
    expect(server('stability').world.submissions.length).toBe(submitted)
  })
})

describe('a request', () => {
  it('is made by the chosen model, at its price, and settled', async () => {
    await setUp('fal')
    const made = await studio.until(await ask({ model: 'flux-dev', seed: 7 }), 'completed')
    expect(made.images).toHaveLength(1)
    expect(made.attempts).toMatchObject([
      { provider: 'fal', model: 'flux-dev', state: 'succeeded', billed: 'yes', cost: 2.5 },
    ])
    expect(made.credits_used).toBe(2.5)
    const [sent] = server('fal').requests.filter(
      ({ method, path }) => method === 'POST' && path === '/fal-ai/flux/dev',
    )
    expect(sent?.json()).toMatchObject({
      prompt: 'a fox',
      image_size: { width: 1024, height: 1024 },
      num_images: 1,
      seed: 7,
    })
  })

  it('falls through to the next offer of the same model, and no further', async () => {
    await setUp('fal')
    await setUp('replicate')
    server('fal').break({ kind: 'answer', answer: fakes['fal']?.errors[402] ?? {} })
    const made = await studio.until(await ask({ model: 'flux-dev' }), 'completed')
    expect(made.attempts).toMatchObject([
      {
        provider: 'fal',
        state: 'failed',
        billed: 'no',
        cost: 0,
        reason: expect.stringContaining('out of credit'),
      },
      { provider: 'replicate', state: 'succeeded' },
    ])
    expect(made.warnings).toMatchObject([{ code: 'fell-back' }])
    server('replicate').break({ kind: 'answer', answer: fakes['replicate']?.errors[402] ?? {} })
    const failed = await studio.until(await ask({ model: 'flux-dev' }), 'failed')
    expect(failed.error?.code).toBe('provider_unavailable')
    expect(failed.credits_used).toBe(0)
  })

  it('falls to the built-in engine, saying so, unless that is switched off', async () => {
    await setUp('fal')
    server('fal').break({ kind: 'answer', answer: fakes['fal']?.errors[401] ?? {} })
    const made = await studio.until(await ask(), 'completed')
    expect(made.attempts.map(({ provider, state }) => [provider, state])).toEqual([
      ['fal', 'failed'],
      ['atelier', 'succeeded'],
    ])
    expect(made.warnings.find(({ code }) => code === 'fell-back')?.message).toContain('Atelier')
    await studio.client.setRouting({ body: { fall_back_to_atelier: false } })
    await studio.until(await ask(), 'failed')
  })

  it('goes by what is preferred', async () => {
    await setUp('fal')
    await setUp('stability')
    const chain = async (prefer: 'best' | 'fastest' | 'cheapest' | 'private') => {
      const body = { prompt: 'a fox', width: 1024, height: 1024, prefer }
      return (await studio.client.estimateOperation({ params: { operation: 'text-to-image' }, body })).ways
    }
    const cheapest = await chain('cheapest')
    const bought = cheapest.filter(({ provider }) => provider !== 'atelier')
    expect(bought.map(({ credits }) => credits)).toEqual(
      bought.map(({ credits }) => credits).toSorted((a, b) => a - b),
    )
    expect((await chain('private')).map(({ provider }) => provider)).toEqual(['atelier'])
    expect((await chain('best'))[0]?.credits).toBeGreaterThan(cheapest[0]?.credits ?? 0)
  })

  it('says which providers could do it when none is set up', async () => {
    await expect(ask({ model: 'ideogram-3' })).rejects.toMatchObject({
      code: 'provider_not_set_up',
      message: expect.stringContaining('ideogram'),
    })
    await expect(ask({ model: 'no-such-model' })).rejects.toMatchObject({ code: 'unknown_model' })
  })

  it('is refused before anything is sent when it would exceed a budget', async () => {
    await setUp('fal')
    await studio.client.setRouting({ body: { daily_credits_per_person: 0.001 } })
    const submitted = server('fal').world.submissions.length
    await expect(ask({ model: 'flux-dev' })).rejects.toMatchObject({ code: 'budget_exceeded', status: 402 })
    expect(server('fal').world.submissions.length).toBe(submitted)
  })

  it('leaves an endpoint alone that keeps failing, and looks again', async () => {
    await setUp('fal')
    await setUp('replicate')
    server('fal').break({ kind: 'answer', answer: fakes['fal']?.errors[402] ?? {} })
    for (let at = 0; at < 3; at += 1) await studio.until(await ask({ model: 'flux-dev' }), 'completed')
    const before = server('fal').requests.length
    const made = await studio.until(await ask({ model: 'flux-dev' }), 'completed')
    expect(made.attempts[0]?.reason).toMatch(/^Not tried: fal failed several times/)
    expect(server('fal').requests.length).toBe(before)
    expect((await viewOf('fal'))?.paused).toMatchObject([{ failures: 3 }])
    server('fal').mend()
    await studio.client.testProvider({ params: { id: 'fal' } })
    expect((await viewOf('fal'))?.paused).toEqual([])
  })

  it('makes a 3D model where pictures are the rule', async () => {
    await setUp('stability')
    server('stability').world.file = emptyModel()
    const { id: image } = await studio.client.uploadAsset({
      body: new Blob([Uint8Array.from(picture)], { type: 'image/png' }),
      query: {},
    })
    for (const model of ['stable-fast-3d', 'stable-point-aware-3d']) {
      const made = await studio.until(
        await run(studio, 'image-to-3d', { image, model }),
        'completed',
        'failed',
      )
      expect(made).toMatchObject({ status: 'completed' })
      const [asset] = made.images
      expect(asset?.media_type).toBe('model/gltf-binary')
    }
  })

  it('works on a picture of the library, and remembers where the result came from', async () => {
    await setUp('stability')
    const upload = await studio.client.uploadAsset({
      body: new Blob([Uint8Array.from(picture)], { type: 'image/png' }),
      query: { name: 'a fox on my desk' },
    })
    expect(upload).toMatchObject({ width: 8, height: 8, generation_id: null })
    const id = await run(studio, 'search-and-recolor', { image: upload.id, search: 'fox', prompt: 'blue' })
    await studio.until(id, 'completed')
    const sent = server('stability').requests.findLast(({ path }) => path.endsWith('search-and-recolor'))
    const form = await sent?.form()
    expect(form?.get('select_prompt')).toBe('fox')
    expect(form?.get('image')).toBeInstanceOf(Blob)
    await expect(
      run(studio, 'remove-background', { image: '018f0000-0000-7000-8000-000000000000' }),
    ).rejects.toMatchObject({ code: 'invalid_input', details: [{ field: 'image' }] })
  })

  it('is canceled at the provider too', async () => {
    await setUp('fal')
    server('fal').world.fate = 'never'
    const id = await ask({ model: 'flux-dev' })
    // Sent at first, and under way once the service said that it is at it.
    await expect.poll(async () => (await studio.read(id)).attempts[0]?.state).toBe('running')
    await studio.client.cancelImage({ params: { id } })
    await studio.until(id, 'canceled')
    expect(server('fal').world.canceled).toContain(server('fal').world.submissions.at(-1))
  })

  it('is resumed after a restart, not sent again', async () => {
    await setUp('replicate')
    server('replicate').world.fate = 'never'
    const id = await ask({ model: 'flux-dev' })
    await expect.poll(async () => (await studio.read(id)).attempts[0]?.state).toBe('running')
    const submitted = server('replicate').world.submissions.length
    await studio.restart()
    server('replicate').world.fate = 'done'
    const made = await studio.until(id, 'completed')
    expect(made.attempts).toHaveLength(1)
    expect(server('replicate').world.submissions.length).toBe(submitted)
  })

  it('shows what it is making while it is made', async () => {
    await setUp('openai')
    const made = await studio.until(await ask({ model: 'gpt-image-2' }), 'completed')
    expect(made.attempts).toMatchObject([{ provider: 'openai', state: 'succeeded' }])
  })
})

describe('webhooks', () => {
  const secret = Buffer.from('c2VjcmV0', 'base64')
  const deliver = (body: string, at = Math.floor(Date.now() / 1000), key = secret) => {
    const signature = createHmac('sha256', key).update(`m1.${at}.${body}`).digest('base64')
    return fetch(`${studio.url}/api/webhooks/replicate`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': 'm1',
        'webhook-timestamp': String(at),
        'webhook-signature': `v1,${signature}`,
      },
    })
  }

  it('bring a job to its end at once; forged, stale and unknown ones change nothing', async () => {
    await setUp('replicate')
    await studio.client.setProvider({
      params: { id: 'replicate' },
      body: { values: { poll_seconds: '600' } },
    })
    const id = await ask({ model: 'flux-dev' })
    await expect.poll(async () => (await studio.read(id)).attempts[0]?.state).toBe('submitted')
    const job = server('replicate').world.submissions.at(-1) ?? ''
    const body = JSON.stringify({ id: job, status: 'succeeded' })
    expect((await deliver(body, undefined, Buffer.from('another'))).status).toBe(401)
    expect((await deliver(body, Math.floor(Date.now() / 1000) - 3600)).status).toBe(401)
    expect((await deliver(JSON.stringify({ id: 'nothing-of-ours' }))).status).toBe(401)
    server('replicate').world.patience = 0
    expect((await deliver(body)).status).toBe(204)
    await studio.until(id, 'completed')
    // Late and twice: it is over, so there is nothing to ask about.
    expect((await deliver(body)).status).toBe(401)
  })

  it('are heard of a job that was said to be running, too', async () => {
    await setUp('replicate')
    server('replicate').world.fate = 'never'
    const id = await ask({ model: 'flux-dev' })
    await expect.poll(async () => (await studio.read(id)).attempts[0]?.state).toBe('running')
    const job = server('replicate').world.submissions.at(-1)
    expect((await deliver(JSON.stringify({ id: job, status: 'processing' }))).status).toBe(204)
    await studio.client.cancelImage({ params: { id } })
    await studio.until(id, 'canceled')
  })

  it('of fal are checked by its published keys', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }) }] }
    await setUp('fal')
    server('fal').break({ kind: 'answer', answer: { json: jwks } }, ({ path }) => path.endsWith('jwks.json'))
    await studio.client.setProvider({ params: { id: 'fal' }, body: { values: { poll_seconds: '600' } } })
    const id = await ask({ model: 'flux-dev' })
    await expect.poll(async () => (await studio.read(id)).attempts[0]?.state).toBe('submitted')
    const body = JSON.stringify({ request_id: server('fal').world.submissions.at(-1), status: 'OK' })
    const at = String(Math.floor(Date.now() / 1000))
    const digest = createHash('sha256').update(body).digest('hex')
    const signature = sign(null, Buffer.from(['r1', 'u1', at, digest].join('\n')), privateKey).toString('hex')
    server('fal').world.patience = 0
    const post = (given: string) =>
      fetch(`${studio.url}/api/webhooks/fal`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-fal-webhook-request-id': 'r1',
          'x-fal-webhook-user-id': 'u1',
          'x-fal-webhook-timestamp': at,
          'x-fal-webhook-signature': given,
        },
      })
    const forged = `${signature.startsWith('00') ? 'ff' : '00'}${signature.slice(2)}`
    expect((await post(forged)).status).toBe(401)
    expect((await post(signature)).status).toBe(204)
    await studio.until(id, 'completed')
  })
})

describe('what was spent', () => {
  it('is told by day, provider, model and operation, and exported', async () => {
    await setUp('fal')
    await studio.until(await ask({ model: 'flux-dev' }), 'completed')
    const { items, today } = await studio.client.getSpend({ query: { by: 'provider' } })
    const fal = items.find(({ key }) => key === 'fal')
    expect(fal?.credits).toBeGreaterThanOrEqual(2.5)
    expect(today).toBeGreaterThanOrEqual(2.5)
    const csv = await (await studio.client.exportSpend()).text()
    expect(csv.split('\r\n')[0]).toBe('started_at,generation,operation,model,provider,state,billed,credits')
    expect(csv).toContain(',flux-dev,fal,succeeded,yes,2.5')
  })

  it('is refused in words to strangers of the API', async () => {
    await expect(
      studio.client.setRouting({ body: { chains: { 'text-to-image': ['nobody'] } } }),
    ).rejects.toThrow(ApiError)
  })
})
