import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { models } from '@krya/catalog'
import { createClient } from '@krya/client'
import { createHttp } from '@krya/provider-kit/http'
import { type FakeServer, startFake } from '@krya/provider-kit/testing'
import { services } from '@krya/providers'
import { fakes } from '@krya/providers/fakes'
import { z } from 'zod'
import { callOf } from '@krya/providers/testing'
import { type Figure, median, ms, seconds } from './figure.ts'
import { startWith } from './server.ts'

/** Any model that fal offers. */
const model = models.find(({ offers }) =>
  offers.some(({ provider, operation }) => provider === 'fal' && operation === 'text-to-image'),
)?.id
const singles = 300
const few = 100
const lots = 1_000
const accepted = z.object({ status_url: z.string(), response_url: z.string() })
const result = z.object({ images: z.array(z.object({ url: z.string() })) })

/** What the provider layer costs beside the calls themselves, and how a worker bears many jobs at once. */
export async function providerTimes(): Promise<Figure[]> {
  const fal = await startFake(fakes['fal']?.answering ?? (() => undefined))
  fal.world.patience = 0
  try {
    return [...(await overheadOfCalls(fal)), ...(await manyAtOnce(fal))]
  } finally {
    await fal.close()
  }
}

/** One job after the other: submitted, asked about, read and fetched, by the adapter and by fetch alone. */
async function overheadOfCalls(fal: FakeServer): Promise<Figure[]> {
  const provider = services.find(({ id }) => id === 'fal')
  if (provider === undefined) throw new Error('no fal')
  const http = createHttp()
  const settings = fakes['fal']?.settings(fal.url) ?? {}
  const byAdapter = async (): Promise<void> => {
    const call = callOf(provider, settings, http)
    const answer = await provider.submit(call)
    if (answer.state !== 'accepted') throw new Error(answer.state)
    const done = await provider.check(answer.handle, call)
    const [output] = done.state === 'done' ? done.outputs : []
    if (output === undefined || !('url' in output)) throw new Error('no result')
    await http.download(output, 1_000_000, call.signal)
  }
  const headers = { authorization: 'Key id:secret', 'content-type': 'application/json' }
  const byFetch = async (): Promise<void> => {
    const body = JSON.stringify({ prompt: 'a fox', seed: 7 })
    const submitted = await fetch(`${fal.url}/fal-ai/flux/dev`, { method: 'POST', headers, body })
    const { status_url, response_url } = accepted.parse(await submitted.json())
    await (await fetch(`${status_url}?logs=1`, { headers })).json()
    const { images } = result.parse(await (await fetch(response_url, { headers })).json())
    await (await fetch(images[0]?.url ?? '')).arrayBuffer()
  }
  const [adapter, bare] = [await timed(byAdapter), await timed(byFetch)]
  await http.close()
  const how = `median of ${singles}: submit, ask, read and fetch one job on the same fake`
  return [
    { what: 'one remote job through its adapter', value: ms(adapter), how },
    { what: 'the same by fetch alone', value: ms(bare), how },
    { what: 'adapter ÷ fetch', value: (adapter / bare).toFixed(2), how: 'ratio within one run' },
  ]
}

async function timed(work: () => Promise<void>): Promise<number> {
  const taken: number[] = []
  for (let at = 0; at < singles + 20; at += 1) {
    const began = performance.now()
    await work()
    if (at >= 20) taken.push(performance.now() - began)
  }
  return median(taken)
}

/** A thousand jobs that a service does not finish, in one worker, and how long it takes once it does. */
async function manyAtOnce(fal: FakeServer): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'krya-bench-'))
  const server = await startWith(folder)
  const client = createClient({ baseUrl: server.address })
  fal.world.fate = 'never'
  const values = { key: 'id:secret', queue_url: fal.url, rest_url: fal.url, platform_url: fal.url }
  await client.setProvider({
    params: { id: 'fal' },
    body: { values: { ...values, concurrency: '2000', poll_seconds: '5' } },
  })
  const before = fal.world.submissions.length
  const ask = async (count: number): Promise<void> => {
    for (let at = 0; at < count; at += 100)
      await client.createImageBatch({
        body: { requests: Array.from({ length: 100 }, () => ({ prompt: 'a fox', model })) },
      })
  }
  const underWay = async (count: number): Promise<void> => {
    while (fal.world.submissions.length - before < count) await pause(200)
    await pause(10_000)
  }
  await ask(few)
  await underWay(few)
  const small = residentMb(server.pid)
  await ask(lots - few)
  await underWay(lots)
  const large = residentMb(server.pid)
  fal.world.fate = 'done'
  const began = performance.now()
  for (;;) {
    const { active, waiting_count } = await client.getQueue()
    if (active.length === 0 && waiting_count === 0) break
    await pause(500)
  }
  const took = performance.now() - began
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
  return [
    {
      what: 'resident with 100 remote jobs under way',
      value: `${small} MB`,
      how: 'one process, embedded database, asked about every 5 s',
    },
    { what: 'resident with 1,000 remote jobs under way', value: `${large} MB`, how: 'the same' },
    {
      what: 'from “all are done” to 1,000 pictures in the library',
      value: seconds(took),
      how: 'asked about, fetched, marked, stored, settled',
    },
  ]
}

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time))

function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}
