import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { fromPglite, PgBoss } from 'pg-boss'
import { scriptedProvider } from '../apps/server/testing/scripted-provider.ts'
import { openStudio } from '../apps/server/testing/studio.ts'
import { type Figure, median, ms } from './figure.ts'

const singles = 60
const many = 300

/** What a generation costs besides its drawing: a provider that has its picture ready, and the queue library by itself beside it. */
export async function overhead(): Promise<Figure[]> {
  const studio = await openStudio({ provider: scriptedProvider(undefined, 8) })
  const one: number[] = []
  for (let at = 0; at < singles; at += 1) {
    const began = performance.now()
    const id = await studio.ask()
    for await (const { event } of studio.client.imageEvents(id, { signal: AbortSignal.timeout(10_000) }))
      if (event.type === 'succeeded') break
    one.push(performance.now() - began)
  }
  const began = performance.now()
  for (let at = 0; at < many; at += 100)
    await studio.client.createImageBatch({
      body: { requests: Array.from({ length: 100 }, () => ({ prompt: 'a fox', width: 64, height: 64 })) },
    })
  for (;;) {
    const { active, waiting_count } = await studio.client.getQueue()
    if (active.length === 0 && waiting_count === 0) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const perSecond = many / ((performance.now() - began) / 1000)
  await studio.close()
  const bare = await bareQueue()
  return [
    {
      what: 'submit → completed, without drawing',
      value: ms(median(one)),
      how: `median of ${singles}, one after the other, over HTTP with events`,
    },
    {
      what: 'generations per second, without drawing',
      value: perSecond.toFixed(0),
      how: `${many} waiting at once, embedded database, files written through`,
    },
    {
      what: 'bare queue’s jobs per second',
      value: bare.toFixed(0),
      how: `pg-boss alone on the same kind of database: send, fetch, complete, one by one`,
    },
    { what: 'bare queue ÷ generations', value: (bare / perSecond).toFixed(1), how: 'ratio within one run' },
  ]
}

async function bareQueue(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'krya-bench-'))
  const pglite = await PGlite.create(path.join(folder, 'database'))
  const boss = new PgBoss({ db: fromPglite(pglite), supervise: false, schedule: false })
  await boss.start()
  await boss.createQueue('bench')
  const began = performance.now()
  for (let at = 0; at < many; at += 1) await boss.send('bench', { at })
  for (let at = 0; at < many; at += 1) {
    const [job] = await boss.fetch('bench')
    if (job !== undefined) await boss.complete('bench', job.id)
  }
  const perSecond = many / ((performance.now() - began) / 1000)
  await boss.stop({ graceful: false })
  await pglite.close()
  rmSync(folder, { recursive: true, force: true })
  return perSecond
}
