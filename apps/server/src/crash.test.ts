import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@krya/client'
import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sums } from './accounts/ledger.ts'
import { queryRows } from './db/database.ts'
import { openEmbedded } from './db/embedded.ts'
import { seeded } from '../testing/seeded.ts'
import { startServerProcess } from '../testing/server-process.ts'

const kills = 30
const folder = mkdtempSync(path.join(tmpdir(), 'krya-crash-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const client = (address: string) => createClient({ baseUrl: address })
/** A fixed stream of chance, so that a failure can be looked at again. */
const chance = seeded(20_261_121)

describe(`a server killed ${kills} times under load`, () => {
  it('has every request it accepted, finishes each, and neither loses nor doubles an output', async () => {
    const accepted = new Set<string>()
    for (let kill = 0; kill < kills; kill += 1) {
      const { child, address } = await startServerProcess(folder)
      const dead = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      const load = sendUntil(address, dead, accepted)
      await new Promise((resolve) => setTimeout(resolve, 150 + chance() * 900))
      child.kill('SIGKILL')
      await dead
      await load
    }
    expect(accepted.size).toBeGreaterThan(kills)
    const { child, address } = await startServerProcess(folder)
    const api = client(address)
    const outputs = new Map<string, string[]>()
    for (const id of accepted) {
      const generation = await until(async () => {
        const read = await api.getImage({ params: { id } })
        return read.status === 'pending' || read.status === 'processing' ? undefined : read
      })
      expect(generation, id).toMatchObject({ status: 'completed' })
      outputs.set(
        id,
        generation.images.map((image) => image.id),
      )
      expect(generation.images.map(({ index }) => index)).toEqual([0, 1])
      for (const image of generation.images) expect((await fetch(`${address}${image.url}`)).status).toBe(200)
    }
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
    await inspect(accepted.size)
  }, 600_000)
})

/** What the database and the files folder say once all is over. */
async function inspect(generations: number): Promise<void> {
  const { db, close } = await openEmbedded(path.join(folder, 'database'))
  expect(await sums(db)).toEqual({ entries: 0, balances: 0 })
  const [counted] = await queryRows(
    db,
    z.object({ assets: z.number(), parts: z.number(), settled: z.number() }),
    sql`select (select count(*)::int from assets) as assets,
          (select count(*)::int from generation_parts where state = 'succeeded') as parts,
          (select count(distinct transfer)::int from ledger_entries where transfer like 'settle:%') as settled`,
  )
  await close()
  expect(counted?.assets).toBeGreaterThanOrEqual(generations * 2)
  expect(counted?.assets).toBe(counted?.parts)
  expect((counted?.settled ?? 0) * 2).toBe(counted?.assets)
  const pictures = readdirSync(path.join(folder, 'files/pictures'), {
    recursive: true,
    encoding: 'utf8',
  }).filter((name) => name.endsWith('.png'))
  expect(pictures.length).toBe(counted?.assets)
  expect(
    readdirSync(path.join(folder, 'files')).flatMap((name) =>
      name.startsWith('.') ? readdirSync(path.join(folder, 'files', name)) : [],
    ),
  ).toEqual([])
}

/** Sends requests as fast as they are answered, and notes those that were accepted. */
async function sendUntil(address: string, dead: Promise<void>, accepted: Set<string>): Promise<void> {
  let isDead = false
  void dead.then(() => (isDead = true))
  const api = client(address)
  while (!isDead) {
    const body = { prompt: 'a fox in the snow', width: 64, height: 64, batch_size: 2 }
    const answer = await api.createImage({ body }).catch(() => undefined)
    if (answer === undefined) break
    accepted.add(answer.id)
    await new Promise((resolve) => setTimeout(resolve, 60 + chance() * 120))
  }
}

async function until<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  const deadline = Date.now() + 120_000
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (Date.now() > deadline) throw new Error('not over after two minutes')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
