import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@krya/client'
import type { Generation } from '@krya/contracts'
import { type FakeServer, startFake } from '@krya/provider-kit/testing'
import { fakes } from '@krya/providers/fakes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { seeded } from '../testing/seeded.ts'
import { kill, startServerProcess } from '../testing/server-process.ts'

const jobs = 200
const kills = 10
const folder = mkdtempSync(path.join(tmpdir(), 'krya-remote-crash-'))
const chance = seeded(42)
const sent = z.object({ prompt: z.string() })
let fal: FakeServer

beforeAll(async () => {
  fal = await startFake(fakes['fal']?.answering ?? (() => undefined))
})
afterAll(async () => {
  await fal.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Reads everything, a page at a time. */
async function readAll(address: string): Promise<Generation[]> {
  const client = createClient({ baseUrl: address })
  const all: Generation[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await client.listImages({ query: { limit: 100, ...(cursor ? { cursor } : {}) } })
    all.push(...page.items)
    cursor = page.next
  }
  return all
}

describe(`a server killed ${kills} times with ${jobs} remote jobs in flight`, () => {
  it('submits each once, goes on with every job it knows of, and says of the others that it does not know', async () => {
    fal.world.fate = 'never'
    let server = await startServerProcess(folder)
    const client = createClient({ baseUrl: server.address })
    const values = { key: 'id:secret', queue_url: fal.url, rest_url: fal.url, platform_url: fal.url }
    await client.setProvider({
      params: { id: 'fal' },
      body: { values: { ...values, concurrency: '500', poll_seconds: '0.5' } },
    })
    for (let first = 0; first < jobs; first += 100) {
      const requests = Array.from({ length: 100 }, (_, at) => ({
        prompt: `fox ${first + at}`,
        model: 'flux-schnell',
        width: 512,
        height: 512,
      }))
      await client.createImageBatch({ body: { requests } })
    }
    for (let at = 0; at < kills; at += 1) {
      await new Promise((resolve) => setTimeout(resolve, 200 + chance() * 800))
      await kill(server)
      server = await startServerProcess(folder)
    }
    await expect
      .poll(async () => (await readAll(server.address)).some(({ status }) => status === 'pending'), {
        timeout: 60_000,
        interval: 500,
      })
      .toBe(false)
    fal.world.fate = 'done'
    const isOpen = ({ status }: Generation): boolean => status === 'pending' || status === 'processing'
    await expect
      .poll(async () => (await readAll(server.address)).filter(isOpen).length, {
        timeout: 120_000,
        interval: 1_000,
      })
      .toBe(0)
    const all = await readAll(server.address)
    const asked = fal.requests.filter(
      ({ method, path: to }) => method === 'POST' && to === '/fal-ai/flux/schnell',
    )
    const times = new Map<string, number>()
    for (const request of asked) {
      const { prompt } = sent.parse(request.json())
      times.set(prompt, (times.get(prompt) ?? 0) + 1)
    }
    expect(all).toHaveLength(jobs)
    expect([...times.values()].filter((count) => count > 1)).toEqual([])
    const completed = all.filter(({ status }) => status === 'completed')
    const unknown = all.filter(({ error }) => error?.code === 'outcome_unknown')
    // Only what was on its way at the moment of a kill may be unknown: four at most each time, and told.
    expect(completed.length + unknown.length).toBe(jobs)
    expect(unknown.length).toBeLessThanOrEqual(kills * 4)
    for (const { input } of completed) expect(times.get(String(input['prompt']))).toBe(1)
    for (const { attempts } of unknown) expect(attempts.at(-1)?.billed).toBe('unknown')
    console.log(
      `${completed.length} completed, ${unknown.length} unknown, ${times.size} submitted, none twice`,
    )
    await kill(server)
  }, 400_000)
})
