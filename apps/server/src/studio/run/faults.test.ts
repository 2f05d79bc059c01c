import { type Call, type Done, type Http, type Json, type Provider, ProviderError } from '@krya/provider-kit'
import { models } from '@krya/catalog'
import { KryaError } from '@krya/contracts'
import { createHttp } from '@krya/provider-kit/http'
import { type Fake, type FakeServer, startFake } from '@krya/provider-kit/testing'
import { services } from '@krya/providers'
import { fakes } from '@krya/providers/fakes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callOf, inputFile } from '../../../testing/provider-call.ts'
import { fetched } from '../ingest/ingest.ts'
import { decide, type Outcome } from './decide.ts'

/** Short, so that what stalls is seen to. */
const silent = { headers: 300, body: 300 }
/** Questions about one job before the test takes it that it is asked about until the deadline. */
const mostQuestions = 5

interface Stage {
  readonly fake: Fake
  readonly server: FakeServer
  readonly settings: Record<string, Json>
}
interface Fault {
  readonly name: string
  /** What only some services can have. */
  readonly of?: 'jobs' | 'addresses'
  set(stage: Stage): void | Record<string, Json>
  /** Beginnings of outcomes that are right. */
  readonly right: readonly string[]
}

const elsewhere = (settings: Record<string, Json>, url: string): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      name.endsWith('_url') || name === 'servers' ? url : value,
    ]),
  )
const status = (code: 401 | 402 | 422 | 429 | 500, right: readonly string[], name = `${code}`): Fault => ({
  name,
  set: ({ fake, server }) => server.break({ kind: 'answer', answer: fake.errors[code] }, fake.isSubmit),
  right,
})
const answered = (name: string, answer: object, right: readonly string[]): Fault => ({
  name,
  set: ({ fake, server }) => server.break({ kind: 'answer', answer }, fake.isSubmit),
  right,
})
const asking = (name: string, answer: object, right: readonly string[]): Fault => ({
  name,
  of: 'jobs',
  set: ({ fake, server }) => server.break({ kind: 'answer', answer }, fake.isQuestion),
  right,
})
const result = (name: string, set: (stage: Stage) => void, right: readonly string[]): Fault => ({
  name,
  of: 'addresses',
  set,
  right,
})
const isResult = ({ path }: { path: string }): boolean => path.startsWith('/results/')

const unknown = ['fails: outcome_unknown', 'tried again', 'next offer']
const faults: readonly Fault[] = [
  { name: 'nothing', set: () => undefined, right: ['succeeds'] },
  {
    name: 'connection refused',
    set: ({ settings }) => elsewhere(settings, 'http://127.0.0.1:1'),
    right: ['tried again'],
  },
  {
    name: 'no such host',
    set: ({ settings }) => elsewhere(settings, 'http://no-such-host.invalid'),
    right: ['tried again'],
  },
  {
    name: 'TLS error',
    set: ({ settings, server }) => elsewhere(settings, server.url.replace('http:', 'https:')),
    right: ['tried again'],
  },
  {
    name: 'connection dropped',
    set: ({ fake, server }) => server.break({ kind: 'reset' }, fake.isSubmit),
    right: unknown,
  },
  {
    name: 'answer stalls',
    set: ({ fake, server }) => server.break({ kind: 'stalled' }, fake.isSubmit),
    right: unknown,
  },
  {
    name: 'answer truncated',
    set: ({ fake, server }) => server.break({ kind: 'truncated' }, fake.isSubmit),
    right: unknown,
  },
  status(401, ['next offer']),
  status(402, ['next offer']),
  answered('404', { status: 404, json: {} }, ['next offer']),
  answered('413', { status: 413, text: 'too large' }, ['next offer']),
  status(422, ['next offer']),
  answered('429', { status: 429, json: {} }, ['tried again']),
  status(429, ['tried again', 'next offer'], '429 with a delay'),
  status(500, ['next offer', 'fails: outcome_unknown', 'tried again']),
  answered('502 with HTML', { status: 502, text: '<html>Bad gateway</html>' }, [
    'next offer',
    'fails: outcome_unknown',
    'tried again',
  ]),
  answered('503', { status: 503, json: {} }, ['tried again']),
  answered('wrong JSON', { json: { hello: 'you' } }, ['fails:', 'next offer', 'tried again']),
  answered('empty body', { text: '' }, ['fails:', 'next offer', 'tried again']),
  {
    name: 'moderated',
    set: ({ server }) => void (server.world.fate = 'moderated'),
    right: ['fails: content_blocked', 'fails: provider_rejected', 'next offer', 'tried again'],
  },
  {
    name: 'success without pictures',
    set: ({ server }) => void (server.world.fate = 'empty'),
    right: ['fails:', 'tried again', 'next offer'],
  },
  {
    name: 'job fails',
    of: 'jobs',
    set: ({ server }) => void (server.world.fate = 'failed'),
    right: ['next offer', 'fails: provider_failed'],
  },
  {
    name: 'job never ends',
    of: 'jobs',
    set: ({ server }) => void (server.world.fate = 'never'),
    right: ['asked again'],
  },
  {
    name: 'job in a state new to us',
    of: 'jobs',
    set: ({ server }) => void (server.world.fate = 'unheard-of'),
    // A server that says nothing of it has lost it.
    right: ['asked again', 'next offer'],
  },
  asking('job: 502 when asked', { status: 502, text: '<html>' }, ['asked again']),
  asking('job: nonsense when asked', { text: 'what?' }, ['asked again']),
  // Some keep what waits and what is over apart: one of the two may still know it.
  asking('job: gone when asked', { status: 404, json: {} }, [
    'fails: provider_failed',
    'next offer',
    'asked again',
  ]),
  result(
    'result is HTML',
    ({ server }) => server.break({ kind: 'answer', answer: { text: '<html>' } }, isResult),
    ['fails: provider_failed'],
  ),
  result('result truncated', ({ server }) => server.break({ kind: 'truncated' }, isResult), ['asked again']),
  result(
    'result of 2 GB',
    ({ server }) =>
      server.break({ kind: 'answer', answer: { bytes: new Uint8Array(3 * 1024 * 1024) } }, isResult),
    ['fails: result_lost'],
  ),
  result(
    'result redirects inside',
    ({ server }) =>
      server.break(
        { kind: 'answer', answer: { status: 302, headers: { location: 'http://169.254.169.254/latest' } } },
        isResult,
      ),
    ['fails: result_lost'],
  ),
  result(
    'result gone',
    ({ server }) => server.break({ kind: 'answer', answer: { status: 404, text: 'gone' } }, isResult),
    ['fails: result_lost'],
  ),
]

const open = createHttp(silent)
/** Results are at most 2 MB here, as they are at most 256 MB there. */
const http: Http = {
  ...open,
  download: (file, _limit, signal) => open.download(file, 2 * 1024 * 1024, signal),
}
const table = new Map<string, Map<string, string>>()

afterAll(() => open.close())

interface Case {
  readonly title: string
  readonly provider: Provider
  /** What is asked for; left out: a picture from words. */
  readonly asked?: Partial<Call<unknown>>
  readonly settings?: Record<string, Json>
  /** Whether it takes jobs here, and whether they end in addresses. */
  readonly jobs: boolean
  readonly addresses: boolean
}
/** Services with a second way, which only some of their endpoints take. */
const secondWays: Readonly<
  Record<string, { readonly title: string; readonly asked: Partial<Call<unknown>> }>
> = {
  stability: { title: 'Stability, jobs', asked: { endpoint: 'upscale/creative' } },
  together: {
    title: 'Together, videos',
    asked: { operation: 'text-to-video', endpoint: 'vidu/vidu-q1', input: { prompt: 'a fox', seed: 7 } },
  },
  google: { title: 'Google, Veo', asked: { endpoint: 'veo-3.1-generate-preview:predictLongRunning' } },
}
/** A description of a picture, from those that only talk. */
const description: Partial<Call<unknown>> = {
  operation: 'caption-image',
  endpoint: 'chat',
  input: { image: inputFile.id },
}
const talkers: Readonly<Record<string, Record<string, Json>>> = {
  nvidia: {},
  ollama: { chat_model: 'llava:7b' },
}
const makesPictures = ({ id }: Provider): boolean =>
  models.some(({ offers }) => offers.some(({ provider }) => provider === id))
const cases: readonly Case[] = services.filter(makesPictures).flatMap((provider): Case[] => {
  const { title, id } = provider
  const jobs = fakes[id]?.isQuestion !== undefined
  const addresses = fakes[id]?.givesAddresses === true
  const talker = talkers[id]
  if (talker !== undefined)
    return [{ title, provider, jobs, addresses, asked: description, settings: talker }]
  const second = secondWays[id]
  if (second === undefined) return [{ title, provider, jobs, addresses }]
  return [
    { title, provider, jobs: false, addresses: false },
    { ...second, provider, jobs, addresses },
  ]
})

describe.each(cases)('$title', ({ title, provider, jobs, addresses, asked = {}, settings: more = {} }) => {
  const fake = fakes[provider.id]
  if (fake === undefined) throw new Error(`${provider.id} has no fake`)
  const canHave = ({ of }: Fault): boolean => of === undefined || (of === 'jobs' ? jobs : addresses)
  let server: FakeServer
  beforeAll(async () => {
    server = await startFake(fake.answering)
  })
  afterAll(() => server.close())

  it.each(faults.filter(canHave))('ends in the right state after: $name', async ({ name, set, right }) => {
    server.mend()
    server.world.fate = 'done'
    const submitted = server.world.submissions.length
    server.world.says = ['{"caption": "a violet square", "tags": ["violet"]}']
    const settings = { ...fake.settings(server.url), ...more }
    const { said, message } = await follow(provider, set({ fake, server, settings }) ?? settings, asked)
    const row = table.get(name) ?? new Map<string, string>()
    table.set(name, row.set(title, said))
    expect(
      right.some((one) => said.startsWith(one)),
      said,
    ).toBe(true)
    expect(server.world.submissions.length - submitted).toBeLessThanOrEqual(1)
    // Nothing that a person reads holds a key.
    for (const [field, value] of Object.entries(settings))
      if (/key|password|secret/.test(field)) expect(message).not.toContain(String(value))
  })
})

it('is documented as it was seen here', async () => {
  await expect(written()).toMatchFileSnapshot('../../../../../docs/reference/provider-faults.md')
})

/** Follows one call to its end as the studio does, with another offer to fall through to. */
async function follow(provider: Provider, settings: Record<string, Json>, asked: Partial<Call<unknown>>) {
  const outcome = await outcomeOf(provider, settings, asked)
  if (outcome === 'asked') return { said: 'asked again, until the deadline', message: '' }
  const decision = decide(outcome, {
    tries: 0,
    offersLeft: 1,
    idempotent: provider.idempotent,
    cancelRequested: false,
    msLeft: 300_000,
    chance: 0.5,
  })
  switch (decision.kind) {
    case 'succeed':
      return { said: 'succeeds', message: '' }
    case 'retry':
      return { said: 'tried again, then next offer', message: decision.reason }
    case 'next-offer':
      expect(decision.billed === 'no' || provider.idempotent, 'never pays twice').toBe(true)
      return { said: 'next offer', message: decision.reason }
    case 'fail':
      expect(decision.message).not.toBe('')
      return { said: `fails: ${decision.code}${billedWords[decision.billed]}`, message: decision.message }
    default:
      throw new Error(`unexpected decision ${decision.kind}`)
  }
}

const billedWords = { no: '', yes: ' (charged)', unknown: ' (maybe charged)' }

async function outcomeOf(
  provider: Provider,
  settings: Record<string, Json>,
  asked: Partial<Call<unknown>>,
): Promise<Outcome<string> | 'asked'> {
  const call = callOf(provider, settings, http, asked)
  let handle: Json
  try {
    const answer = await provider.submit(call)
    if (answer.state === 'refused') return { kind: 'refused', refusal: answer }
    if (answer.state === 'done') return await kept(answer, call)
    // Whatever is needed survives a restart.
    handle = JSON.parse(JSON.stringify(answer.handle))
  } catch (error) {
    return faultOf(error)
  }
  for (let asked = 0; asked < mostQuestions; asked += 1) {
    try {
      const answer = await provider.check(handle, call)
      if (answer.state === 'refused') return { kind: 'refused', refusal: answer }
      if (answer.state === 'done') return await kept(answer, call)
    } catch (error) {
      faultOf(error)
    }
  }
  return 'asked'
}

async function kept(done: Done, { operation }: Call<unknown>): Promise<Outcome<string>> {
  try {
    const kind = operation === description.operation ? 'text' : 'image'
    for (const output of done.outputs) await fetched(http, output, kind, AbortSignal.timeout(5_000))
    return { kind: 'stored', stored: 'picture' }
  } catch (error) {
    if (error instanceof KryaError) return { kind: 'unkept', error }
    throw error
  }
}

function faultOf(error: unknown): Outcome<string> {
  if (!(error instanceof ProviderError)) throw error
  return { kind: 'fault', fault: error }
}

function written(): string {
  const titles = cases.map(({ title }) => title)
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const short = [...table].map(([name, cells]) =>
    row([name, ...titles.map((title) => cells.get(title) ?? '–')]),
  )
  return [
    '# What happens when a provider breaks',
    '',
    'Written by the tests (`apps/server/src/studio/run/faults.test.ts`): each provider’s real code against a server that follows its published API and breaks in one way, with another offer to fall through to. “–”: a service of this kind cannot have the fault. “tried again, then next offer”: the service did not take the request, so it may be sent again; after that the next offer is tried. “asked again”: the job was taken, so only its state is asked about, until the operation’s time limit. A request that may have been charged is never made twice.',
    '',
    row(['fault', ...titles]),
    row(['fault', ...titles].map(() => '---')),
    ...short,
    '',
  ].join('\n')
}
