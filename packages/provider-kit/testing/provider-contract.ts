import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHttp, type OpenHttp } from '../http/index.ts'
import type { Http } from '../spec/http.ts'
import { ProviderError } from '../spec/provider-error.ts'
import type { Accepted, Call, Done, Json, Provider, Refused } from '../spec/provider.ts'
import type { Fake, Feature } from './fake.ts'
import { type FakeServer, startFake } from './fake-server.ts'

/** A provider over a fake of its service, and how it is asked for one output. */
export interface ProviderCase {
  readonly fake: Fake
  readonly provider: Provider
  /** The same provider as another process has it, which knows nothing of what the first did. */
  readonly another: Provider
  call(settings: Record<string, Json>, http: Http, more?: { readonly signal: AbortSignal }): Call<unknown>
  /** What it lacks when it is asked in this way, and why; left out: as its fake says. */
  readonly lacks?: Fake['lacks']
}

type Ending = Done | Refused
/** Questions before a job counts as one that never ends. */
const mostQuestions = 12
const isSecret = (name: string): boolean => /key|password|secret/.test(name)

async function faultOf(work: Promise<unknown>): Promise<ProviderError> {
  const reason = await work.then(
    (value) => value,
    (error: unknown) => error,
  )
  if (reason instanceof ProviderError) return reason
  throw new Error(`no fault: ${inspect(reason)}`, { cause: reason })
}

/** What every provider keeps to. What its service does not have it says itself (`lacks`); nothing else is left out. */
export function providerContract(title: string, one: ProviderCase): void {
  const { fake, provider } = one
  const lacks = one.lacks ?? fake.lacks
  /** Says what is checked of a feature, and of a service that lacks it that it does. */
  const having = (
    feature: Feature,
    name: string,
    check: () => Promise<void>,
    without: () => Promise<void>,
  ) =>
    lacks[feature] === undefined
      ? it(name, check)
      : it(`lacks what is needed for this: ${name} (${lacks[feature]})`, without)

  describe(title, () => {
    let server: FakeServer
    let http: OpenHttp
    let settings: Record<string, Json>
    beforeAll(() => {
      http = createHttp({ headers: 400, body: 400, events: 400 })
    })
    afterAll(() => http.close())
    beforeEach(async () => {
      server = await startFake(fake.answering, fake.talking)
      server.world.says = ['{"caption": "a violet square", "tags": ["violet"]}']
      settings = fake.settings(server.url)
    })
    afterEach(() => server.close())

    const call = (signal = AbortSignal.timeout(10_000)) => one.call(settings, http, { signal })
    const submit = () => provider.submit(call())
    const health = (given = settings) =>
      provider.health({ settings: provider.settings.parse(given), http, signal: AbortSignal.timeout(5_000) })
    const cost = () => server.world.submissions.length

    async function follow(taken: Accepted, by = provider): Promise<Ending> {
      const handle: Json = JSON.parse(JSON.stringify(taken.handle))
      for (let asked = 0; asked < mostQuestions; asked += 1) {
        const answer = await by.check(handle, call())
        if (answer.state !== 'running') return answer
        expect(answer.checkAfterMs).toBeGreaterThan(0)
      }
      throw new Error('it never ends')
    }
    async function ended(): Promise<Ending> {
      const answer = await submit()
      return answer.state === 'accepted' ? follow(answer) : answer
    }
    async function taken(): Promise<Accepted> {
      const answer = await submit()
      if (answer.state !== 'accepted') throw new Error(`it took no job: ${answer.state}`)
      return answer
    }

    it('takes work once, and brings it to its end', async () => {
      const done = await ended()
      expect(done.state).toBe('done')
      if (done.state !== 'done') return
      expect(done.outputs.length).toBeGreaterThan(0)
      for (const output of done.outputs)
        if ('url' in output)
          expect((await http.download(output, 1024 * 1024, call().signal)).byteLength).toBeGreaterThan(0)
      expect(cost()).toBe(1)
    })

    having(
      'jobs',
      'goes on from any process by the handle of a job, without asking for it again',
      async () => {
        const job = await taken()
        expect((await follow(job, one.another)).state).toBe('done')
        expect(cost()).toBe(1)
      },
      async () => expect((await ended()).state).toBe('done'),
    )

    having(
      'cancel',
      'ends a job, as often as it is told, and one that is over',
      async () => {
        server.world.fate = 'never'
        const job = await taken()
        await provider.cancel?.(job.handle, call())
        expect(new Set(server.world.canceled)).toEqual(new Set(server.world.submissions))
        await provider.cancel?.(job.handle, call())
        await one.another.cancel?.(job.handle, call())
        server.world.fate = 'done'
        const other = await taken()
        await follow(other)
        await provider.cancel?.(other.handle, call())
      },
      async () => {
        const answer = await submit()
        const asked = server.requests.length
        if (answer.state === 'accepted') await provider.cancel?.(answer.handle, call())
        expect(server.requests).toHaveLength(asked)
      },
    )

    it('is well with the right key, which costs nothing to see', async () => {
      expect((await health()).ok).toBe(true)
      expect(cost()).toBe(0)
    })

    having(
      'keys',
      'says that a key is not taken, which costs nothing either',
      async () => {
        const wrong = Object.entries(settings).map(([name, value]) => [
          name,
          isSecret(name) ? 'wrong-0123456789' : value,
        ])
        const fault = await faultOf(health(Object.fromEntries(wrong)))
        expect(fault.kind).toBe('unauthorised')
        expect(inspect(fault, { depth: 9 })).not.toContain('wrong-0123456789')
        expect(cost()).toBe(0)
      },
      async () => expect(Object.keys(settings).filter(isSecret)).toEqual([]),
    )

    having(
      'balance',
      'says what is left on the account',
      async () => expect((await health()).balance?.amount).toBeGreaterThan(0),
      async () => expect((await health()).balance).toBeUndefined(),
    )

    having(
      'list',
      'lists its models, by a text too, which costs nothing',
      async () => {
        const all = await provider.listModels?.({ text: '' }, call())
        expect(all?.items.length).toBeGreaterThan(0)
        for (const { endpoint, name } of all?.items ?? []) expect([endpoint, name]).not.toContain('')
        const none = await provider.listModels?.({ text: 'no such model anywhere' }, call())
        expect(none?.items).toEqual([])
        expect(cost()).toBe(0)
      },
      async () => expect(provider.listModels).toBeUndefined(),
    )

    having(
      'webhooks',
      'believes a notice that its service signed, for the job it is about, while it is new',
      async () => {
        const { handle } = await taken()
        const id = server.world.submissions[0] ?? ''
        const read = (request: Parameters<NonNullable<Provider['parseWebhook']>>[0]) =>
          provider.parseWebhook?.(request, call())
        const sign = async (about: string, at = new Date()) => {
          if (fake.notice === undefined) throw new Error('its fake signs no notices')
          return fake.notice(about, at)
        }
        const right = await sign(id)
        expect(handle).toMatchObject({ job: await read(right) })
        // Twice is the studio's to see: each is genuine.
        expect(handle).toMatchObject({ job: await read(right) })
        const other = await read(await sign('another-job'))
        expect(other).toBeDefined()
        expect(handle).not.toMatchObject({ job: other })
        expect(await read(await sign(id, new Date(Date.now() - 3_600_000)))).toBeUndefined()
        expect(await read({ ...right, body: Buffer.from(right.body).reverse() })).toBeUndefined()
        expect(await read({ headers: {}, body: right.body })).toBeUndefined()
      },
      async () => expect(provider.parseWebhook).toBeUndefined(),
    )

    having(
      'moderation',
      'tells what is refused for its content from what fails',
      async () => {
        server.world.fate = 'moderated'
        expect(await ended()).toMatchObject({ state: 'refused', reason: 'content-refused' })
      },
      async () => {
        server.world.fate = 'moderated'
        const verdict = await ended().catch((error: unknown) => error)
        expect(verdict).not.toMatchObject({ reason: 'content-refused' })
      },
    )

    it('tells of work that fails', async () => {
      server.world.fate = 'failed'
      const verdict = await ended().catch((error: unknown) => error)
      expect(verdict).toMatchObject(
        verdict instanceof ProviderError ? { kind: 'failed' } : { state: 'refused', reason: 'failed' },
      )
    })

    having(
      'states',
      'takes a state that is new to it for no verdict',
      async () => {
        server.world.fate = 'unheard-of'
        const job = await taken()
        server.world.patience = 0
        expect((await faultOf(follow(job))).kind).toBe('malformed-answer')
      },
      async () => {
        server.world.fate = 'unheard-of'
        const verdict = await ended().catch((error: unknown) => error)
        expect(verdict).not.toMatchObject({ kind: 'malformed-answer' })
      },
    )

    it('gives up within a second when nobody waits any longer', async () => {
      const patient = createHttp()
      const soon = async (work: (signal: AbortSignal) => Promise<unknown>) => {
        const before = performance.now()
        expect((await faultOf(work(AbortSignal.timeout(100)))).kind).toBe('timeout')
        expect(performance.now() - before).toBeLessThan(1_000)
      }
      const answer = await submit()
      server.break({ kind: 'stalled' })
      await soon((signal) => provider.submit(one.call(settings, patient, { signal })))
      if (answer.state === 'accepted' && fake.isQuestion !== undefined)
        await soon((signal) => provider.check(answer.handle, one.call(settings, patient, { signal })))
      await soon((signal) =>
        provider.health({ settings: provider.settings.parse(settings), http: patient, signal }),
      )
      await patient.close()
    })

    it('never shows a key', async () => {
      const secrets = Object.entries(settings).flatMap(([name, value]) =>
        isSecret(name) ? [String(value)] : [],
      )
      const breaks = [
        ...Object.values(fake.errors).map((answer) => ({ kind: 'answer', answer }) as const),
        { kind: 'answer', answer: { json: { hello: 'you' } } } as const,
        { kind: 'answer', answer: { text: '<html>' } } as const,
        { kind: 'reset' } as const,
        { kind: 'truncated' } as const,
      ]
      for (const how of breaks) {
        server.break(how)
        for (const work of [submit, health]) {
          const said = inspect(await work().catch((error: unknown) => error), { depth: 9 })
          for (const secret of secrets) expect(said).not.toContain(secret)
        }
      }
    })
  })
}
