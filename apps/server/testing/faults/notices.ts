import { type Model, models } from '@krya/catalog'
import type { WebhookRequest } from '@krya/provider-kit'
import { expect } from 'vitest'
import { run } from '../run.ts'
import type { ServedStudio } from '../served-studio.ts'
import { type Case, cases } from './cases.ts'

/** What comes in under the address for notices, which is a row of the table. */
export interface Notice {
  readonly name: string
  live(one: Case, served: ServedStudio): Promise<string>
  readonly right: readonly string[]
}

/** A model that no other sender of notices makes pictures with. */
function modelOf(id: string): string {
  const senders = new Set(cases.flatMap((one) => (one.notices ? [one.provider.id] : [])))
  const makers = ({ offers }: Model): string[] =>
    offers.flatMap(({ operation, provider }) =>
      operation === 'text-to-image' && senders.has(provider) ? [provider] : [],
    )
  const found = models.find((model) => makers(model).length > 0 && makers(model).every((one) => one === id))
  if (found === undefined) throw new Error(`${id} has no model of its own`)
  return found.id
}

/** A job that is not asked about unless something is heard of it. */
async function quietJob({ provider, fake }: Case, served: ServedStudio) {
  const { studio } = served
  const server = served.fake(provider.id)
  server.world.patience = 0
  const input = { prompt: 'a fox', width: 512, height: 512, model: modelOf(provider.id) }
  const id = await run(studio, 'text-to-image', input)
  await expect
    .poll(async () => (await studio.read(id)).attempts[0], { timeout: 10_000, interval: 25 })
    .toMatchObject({ provider: provider.id, state: 'submitted' })
  const job = server.world.submissions.at(-1) ?? ''
  const sign = (at = new Date()): WebhookRequest => {
    if (fake.notice === undefined) throw new Error(`${provider.id} sends no notices`)
    return fake.notice(job, at)
  }
  return {
    sign,
    async deliver({ headers, body }: WebhookRequest): Promise<number> {
      const given = { ...headers, 'content-type': 'application/json' }
      const url = `${studio.url}/api/webhooks/${provider.id}`
      return (await fetch(url, { method: 'POST', headers: given, body: Uint8Array.from(body) })).status
    },
    questions: () => server.world.asked.get(job) ?? 0,
    requests: () => server.requests.length,
    fetches: () => server.requests.filter(({ path }) => path.startsWith('/results/')).length,
    submissions: () => server.world.submissions.length,
    completed: () => studio.until(id, 'completed'),
  }
}

/** One that is not believed; the job goes on, and ends by one that is. */
const refused = (name: string, tamper: (sign: (at?: Date) => WebhookRequest) => WebhookRequest): Notice => ({
  name,
  async live(one, served) {
    const job = await quietJob(one, served)
    const status = await job.deliver(tamper(job.sign))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(job.questions()).toBe(0)
    expect(await job.deliver(job.sign())).toBe(204)
    await job.completed()
    return `refused (${status}), the job goes on`
  },
  right: ['refused (401), the job goes on'],
})

export const notices: readonly Notice[] = [
  {
    name: 'webhook',
    async live(one, served) {
      const job = await quietJob(one, served)
      expect(await job.deliver(job.sign())).toBe(204)
      await job.completed()
      return 'asked about at once: succeeds'
    },
    right: ['asked about at once: succeeds'],
  },
  refused('webhook forged', (sign) => {
    const { headers, body } = sign()
    return { headers, body: Buffer.from(Buffer.from(body).toString('utf8').replace('{', '{ ')) }
  }),
  refused('webhook replayed an hour later', (sign) => sign(new Date(Date.now() - 3_600_000))),
  {
    name: 'webhook late',
    async live(one, served) {
      const job = await quietJob(one, served)
      await job.deliver(job.sign())
      await job.completed()
      const before = job.requests()
      const status = await job.deliver(job.sign())
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(job.requests()).toBe(before)
      return `taken (${status}), nothing is asked or fetched`
    },
    right: ['taken (204), nothing is asked or fetched'],
  },
  {
    name: 'webhook twice at once',
    async live(one, served) {
      const job = await quietJob(one, served)
      const before = { fetches: job.fetches(), submissions: job.submissions() }
      const notice = job.sign()
      const statuses = await Promise.all([job.deliver(notice), job.deliver(notice)])
      expect(statuses).toEqual([204, 204])
      await job.completed()
      expect({ fetches: job.fetches() - 1, submissions: job.submissions() }).toEqual(before)
      return 'succeeds once: one result is fetched'
    },
    right: ['succeeds once: one result is fetched'],
  },
]
