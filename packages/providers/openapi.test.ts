import { readFileSync } from 'node:fs'
import { models, type Offer } from '@krya/catalog'
import {
  type Call,
  type Http,
  type Incoming,
  type Outgoing,
  type Provider,
  ProviderError,
} from '@krya/provider-kit'
import { createHttp } from '@krya/provider-kit/http'
import { startFake } from '@krya/provider-kit/testing'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fakes } from './fakes.ts'
import { services } from './index.ts'
import { callFor } from './offering.ts'
import { callOf as fakeCall, withNull, withoutNullable } from './testing.ts'

/** Providers whose makers publish an OpenAPI file; the parts that are used here lie beside each. */
const published = [
  'bfl',
  'ideogram',
  'luma',
  'openai',
  'recraft',
  'replicate',
  'runway',
  'stability',
  'together',
] as const

/** Where a published file is older than the service: fields whose values it cannot know are checked as these. */
const older: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // The file of 2024 knows sd3, not sd3.5.
  stability: { model: 'sd3' },
}

/** What services offer that their published files do not have: nothing else may go unchecked. */
const newer: Readonly<Record<string, readonly string[]>> = {
  ideogram: ['/v1/ideogram-v4/generate', '/v1/ideogram-v4/remix', '/v2/image/precise-edit/ideogram-4-5'],
  stability: [
    '/v2beta/3d/stable-fast-3d',
    '/v2beta/3d/stable-point-aware-3d',
    '/v2beta/stable-image/control/style',
    '/v2beta/stable-image/control/style-transfer',
    '/v2beta/stable-image/edit/erase',
    '/v2beta/stable-image/edit/replace-background-and-relight',
    '/v2beta/stable-image/edit/search-and-recolor',
    '/v2beta/stable-image/generate/ultra',
    '/v2beta/stable-image/upscale/conservative',
    '/v2beta/stable-image/upscale/fast',
  ],
}

const media = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }))
const answers = z.record(z.string(), z.object({ content: media.optional() }).loose())
const action = z.object({ requestBody: z.object({ content: media }).optional(), responses: answers })
const document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) }).loose()
const read = (id: string) =>
  document.parse(JSON.parse(readFileSync(new URL(`${id}/openapi.fixture.json`, import.meta.url), 'utf8')))

function providerOf(id: string): Provider {
  const found = services.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no provider ${id}`)
  return found
}

const callOf = (provider: Provider, offer: Offer, http: Http): Call<unknown> =>
  callFor(provider, offer, http, fakes[provider.id]?.settings('https://vendor.test') ?? {})

/** A way out that leads nowhere: it keeps what was sent and answers what it is told. */
function recording(
  status: number,
  body: unknown = {},
  answered: 'requests' | 'questions too' = 'requests',
): { readonly http: Http; readonly sent: Outgoing[] } {
  const sent: Outgoing[] = []
  const bytes = Buffer.from(JSON.stringify(body))
  const answer: Incoming = { status, headers: {}, bytes, text: () => bytes.toString(), json: () => body }
  // What costs nothing may be asked first.
  const known = { username: 'somebody', latest_version: { id: 'v1' } }
  const free: Incoming = { ...answer, status: 200, json: () => known }
  const respond = async (outgoing: Outgoing) => {
    sent.push(outgoing)
    return outgoing.method === 'GET' && answered === 'requests' ? free : answer
  }
  const nothing = () => Promise.reject(new Error('nothing'))
  return {
    sent,
    http: { send: respond, stream: respond, download: nothing, pull: nothing, dial: nothing },
  }
}

/** A body as its schema describes it: forms are texts and files. */
function plain({ body }: Outgoing): unknown {
  if (body === undefined) return undefined
  if ('json' in body) return body.json
  if (!('form' in body)) return undefined
  const fields: Record<string, unknown> = {}
  for (const [name, value] of body.form) {
    const field = name.replace(/\[\]$/, '')
    const shown = value instanceof Blob ? 'binary' : value
    fields[field] = name.endsWith('[]')
      ? [...(Array.isArray(fields[field]) ? fields[field] : []), shown]
      : shown
  }
  return fields
}

/** A body with what its maker’s file is too old for put back. */
function asOf(id: string, body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body
  const back = Object.entries(older[id] ?? {}).filter(([field]) => field in body)
  return { ...body, ...Object.fromEntries(back) }
}

/** Where alternatives are not closed a body may fit several of them: that is no fault of it. */
const fitsNone = ({ keyword, params }: ErrorObject): boolean =>
  !(keyword === 'oneOf' && Array.isArray(params['passingSchemas']))

/** The path of a document that an address is one of; some have their version in their paths, some in their base. */
function pathIn(paths: Readonly<Record<string, unknown>>, url: string): string | undefined {
  const { pathname } = new URL(url)
  const fits = (path: string): boolean =>
    new RegExp(`^(?:/v1)?${path.replace(/^\/v1/, '').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathname)
  return Object.keys(paths).find(fits)
}

describe.each(published)('%s, by its maker’s OpenAPI', (id) => {
  const provider = providerOf(id)
  const { paths, ...rest } = read(id)
  const ajv = new Ajv2020({ strict: false, validateFormats: false, coerceTypes: 'array', allErrors: true })
  ajv.addSchema(z.record(z.string(), z.unknown()).parse(withoutNullable({ $id: 'vendor', ...rest })))
  const compiled = new Map<string, ValidateFunction>()
  function validatorOf(path: string, type: string): ValidateFunction | undefined {
    const before = compiled.get(path + type)
    if (before !== undefined) return before
    const schema = action.parse(paths[path]?.['post']).requestBody?.content[type]?.schema
    if (schema === undefined) return undefined
    const text = JSON.stringify(withoutNullable(schema)).replaceAll('"#/', '"vendor#/')
    const made = ajv.compile(z.record(z.string(), z.unknown()).parse(JSON.parse(text)))
    compiled.set(path + type, made)
    return made
  }
  const offers = models.flatMap((model) =>
    model.offers
      // Pictures are described by chat models (openapi-chat.test.ts).
      .filter((offer) => offer.provider === id && offer.endpoint !== 'chat')
      .map((offer) => ({ name: `${model.id}: ${offer.operation}`, offer })),
  )

  it('has its requests checked, for all that the file has', async () => {
    const unpublished = new Set<string>()
    const problems: string[] = []
    for (const { name, offer } of offers) {
      const { http, sent } = recording(418)
      await provider.submit(callOf(provider, offer, http)).catch(() => undefined)
      const outgoing = sent.at(-1)
      const path = outgoing && pathIn(paths, outgoing.url)
      if (outgoing === undefined) throw new Error(`${name} was not asked for`)
      if (path === undefined) {
        unpublished.add(new URL(outgoing.url).pathname)
        continue
      }
      const type =
        outgoing.body !== undefined && 'form' in outgoing.body ? 'multipart/form-data' : 'application/json'
      const validate = validatorOf(path, type)
      expect(validate, `${name}: ${path} takes ${type}`).toBeDefined()
      const body = plain(outgoing)
      if (validate?.(asOf(id, body)) !== false) continue
      problems.push(
        ...(validate.errors ?? [])
          .filter(fitsNone)
          .map(({ instancePath, message }) => `${name}: ${path}${instancePath} ${message}`),
      )
    }
    expect(problems).toEqual([])
    expect([...unpublished].toSorted()).toEqual(newer[id] ?? [])
  })

  it('has an ending for every status that is named', async () => {
    const [first] = offers
    if (first === undefined) throw new Error(`${id} offers nothing`)
    const statuses = new Set(
      Object.values(paths).flatMap((path) =>
        Object.values(path).flatMap((one) => Object.keys(action.safeParse(one).data?.responses ?? {})),
      ),
    )
    for (const status of [...statuses].map(Number).filter((code) => code >= 400)) {
      const { http } = recording(status)
      const ended = await provider
        .submit(callOf(provider, first.offer, http))
        .catch((error: unknown) => error)
      const said =
        ended instanceof ProviderError
          ? ended.kind
          : typeof ended === 'object' && ended !== null && 'state' in ended
            ? ended.state
            : 'nothing'
      expect(said, `${status}`).not.toMatch(/nothing|malformed-answer|done|accepted/)
    }
  })
})

/** Where the documentation knows more than the file: Together lists models of clips, its jobs wait, and cost cents. */
const beyond: ReadonlySet<string> = new Set([
  '/models/1/type must be equal to one of the allowed values',
  '/videos/status must be equal to one of the allowed values',
  '/videos/{id}/outputs/cost must be integer',
])

/** An offer for every operation that a service has, but for what chat models describe (openapi-chat.test.ts). */
const oneOfEach = (id: string): readonly Offer[] => [
  ...new Map(
    models
      .flatMap(({ offers }) => offers)
      .filter((offer) => offer.provider === id && offer.endpoint !== 'chat')
      .map((offer) => [offer.operation, offer]),
  ).values(),
]

const reply = z.object({ responses: z.record(z.string(), z.object({ content: media.optional() }).loose()) })

describe.each([...published, 'ollama'])('the fake of %s', (id) => {
  it('answers as its maker’s OpenAPI says, wherever that has a schema', async () => {
    const provider = providerOf(id)
    const fake = fakes[id]
    if (fake === undefined) throw new Error(`${id} has no fake`)
    const { paths, ...rest } = read(id)
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
    ajv.addSchema(z.record(z.string(), z.unknown()).parse(withNull({ $id: 'vendor', ...rest })))
    const server = await startFake(fake.answering)
    const open = createHttp()
    const problems: string[] = []
    const checked = new Set<string>()
    const http: Http = {
      ...open,
      async send(outgoing, signal) {
        const answer = await open.send(outgoing, signal)
        const path = pathIn(paths, outgoing.url)
        const known = reply.safeParse(path && paths[path]?.[outgoing.method.toLowerCase()]).data?.responses
        const schema = known?.[answer.status]?.content?.['application/json']?.schema
        if (path === undefined || schema === undefined || answer.json() === undefined) return answer
        checked.add(path)
        const text = JSON.stringify(withNull(schema)).replaceAll('"#/', '"vendor#/')
        const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(JSON.parse(text)))
        if (!validate(answer.json()))
          problems.push(
            ...(validate.errors ?? [])
              .filter(fitsNone)
              .map((one) => `${path}${one.instancePath} ${one.message}`)
              .filter((one) => !beyond.has(one)),
          )
        return answer
      },
    }
    const context = fakeCall(provider, fake.settings(server.url), http, { seeds: [7, 8] })
    await provider.health(context)
    // Ollama makes no pictures; what it lists is asked for with its health.
    const calls = oneOfEach(id).map((offer) => callFor(provider, offer, http, fake.settings(server.url)))
    for (const call of id === 'ollama' ? [] : [context, ...calls]) {
      const taken = await provider.submit(call)
      for (let asked = 0; taken.state === 'accepted' && asked < 3; asked += 1)
        await provider.check(taken.handle, call)
    }
    await Promise.all([open.close(), server.close()])
    expect(problems).toEqual([])
    expect([...checked]).not.toEqual([])
  })
})

/** The failures that Stability’s file names, with the status each comes with. */
const named = [
  [400, 'bad_request', 'rejected'],
  [401, 'unauthorized', 'unauthorised'],
  [403, 'content_moderation', 'content-refused'],
  [403, 'permission_denied', 'unauthorised'],
  [404, 'not_found', 'rejected'],
  [413, 'payload_too_large', 'rejected'],
  [422, 'invalid_language', 'rejected'],
  [429, 'rate_limit_exceeded', 'rate-limited'],
  [500, 'internal_error', 'failed'],
  [500, 'server_error', 'failed'],
] as const

describe('stability', () => {
  it.each(named)('%i %s is %s, and not charged', async (status, name, kind) => {
    const provider = providerOf('stability')
    const offer = models.flatMap(({ offers }) => offers).find((one) => one.provider === 'stability')
    if (offer === undefined) throw new Error('stability offers nothing')
    const { http } = recording(status, { id: 'e', name, errors: ['It is so.'] })
    const ended = await provider.submit(callOf(provider, offer, http)).catch((error: unknown) => error)
    expect(ended).toMatchObject({
      message: expect.stringContaining('It is so.'),
      billed: 'no',
      ...(ended instanceof ProviderError ? { kind } : { reason: kind }),
    })
  })
})

/** Where a job’s state stands, and one of its words. */
const states = {
  bfl: 'Pending',
  luma: 'queued',
  replicate: 'processing',
  runway: 'THROTTLED',
  together: 'in_progress',
} as const

/** The words that stand where this one does: in one list, or one by one as the state of alternatives. */
function statesIn(value: unknown, one: string): readonly unknown[] {
  const lists: (readonly unknown[])[] = []
  const apart: unknown[] = []
  JSON.stringify(value, (key, inner: unknown) => {
    if (key === 'enum' && Array.isArray(inner)) lists.push(inner)
    if (key === 'status' && typeof inner === 'object' && inner !== null && 'const' in inner)
      apart.push(inner.const)
    return inner
  })
  return [...lists, apart].find((list) => list.includes(one)) ?? []
}

describe.each(Object.entries(states))('%s', (id, one) => {
  it('has an ending or a wait for every state of a job that is named', async () => {
    const own = statesIn(read(id), one)
    expect(own.length).toBeGreaterThan(2)
    const provider = providerOf(id)
    for (const state of own) {
      const base = {
        id: 'j',
        urls: { get: 'https://vendor.test/x', cancel: 'https://vendor.test/y' },
        output: ['https://a.test/b.png'],
        error: null,
        logs: '',
        result: { sample: 'https://a.test/b.png' },
        assets: { image: 'https://a.test/b.png' },
      }
      const { http } = recording(200, { ...base, status: state, state }, 'questions too')
      const job = {
        id: 'j',
        poll: 'https://vendor.test/p',
        get: 'https://vendor.test/p',
        cancel: 'https://vendor.test/c',
      }
      const asked = { job, warnings: [] }
      const handle = id === 'together' ? { via: 'later', handle: asked } : asked
      const settings = provider.settings.parse(fakes[id]?.settings('https://vendor.test') ?? {})
      const answer = await provider.check(handle, { settings, http, signal: AbortSignal.timeout(1_000) })
      expect(['running', 'done', 'refused'], String(state)).toContain(answer.state)
    }
  })
})
