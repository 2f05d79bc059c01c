import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { models } from '@krya/catalog'
import type { Provider } from '@krya/provider-kit'
import { createHttp } from '@krya/provider-kit/http'
import { type FakeServer, startFake } from '@krya/provider-kit/testing'
import { services } from '@krya/providers'
import { fakes } from '@krya/providers/fakes'
import { sql } from 'drizzle-orm'
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid'
import { openEmbedded } from '../src/db/embedded.ts'
import { lanes, parts, users } from '../src/db/schema/index.ts'
import { createLinks } from '../src/library/links.ts'
import { createPace } from '../src/library/pace.ts'
import { standardRouting } from '../src/providers/routing.ts'
import { createDiskStorage } from '../src/storage/disk.ts'
import { claim } from '../src/studio/run/claim.ts'
import { run, type Running } from '../src/studio/run/run.ts'
import { submit } from '../src/studio/submit/submit.ts'

/** A worker’s surroundings without a server: a database, a folder, and one service faked at the network. */
export async function openWorker(id: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'krya-worker-'))
  const database = await openEmbedded('memory')
  const fake: FakeServer = await startFake(fakes[id]?.answering ?? (() => undefined))
  const provider = services.find((one) => one.id === id)
  if (provider === undefined) throw new Error(`there is no ${id}`)
  const settings: unknown = provider.settings.parse(fakes[id]?.settings(fake.url))
  const http = createHttp()
  const connection = { provider, settings }
  const faults: unknown[] = []
  const running: Running = {
    db: database.db,
    storage: await createDiskStorage(path.join(folder, 'files')),
    http,
    connections: {
      get: (one) => (one === id ? connection : undefined),
      all: () => [connection],
      models: () => models,
    },
    providers: new Map<string, Provider>([[id, provider]]),
    publicUrl: undefined,
    links: createLinks(database.db, randomBytes(32)),
    onFault: (error) => void faults.push(error),
  }
  const ownerId = uuidv7()
  await database.db.insert(users).values({ id: ownerId, name: 'Somebody', metered: false })
  await database.db.insert(lanes).values({ ownerId })

  return {
    running,
    fake,
    /** Faults that were found to be ours. */
    faults,
    async ask(model: string): Promise<string> {
      const pace = createPace(
        () => undefined,
        () => models,
      )
      const market = { get: running.connections.get, routing: () => standardRouting, models: () => models }
      const [made] = await submit(
        { db: database.db, pace, market, shelf: { extraOf: async () => null }, maxWaiting: 100 },
        { ownerId },
        [
          {
            operation: 'text-to-image',
            input: { prompt: 'a fox', width: 512, height: 512, model },
            priority: 'normal',
          },
        ],
      )
      return made?.id ?? ''
    },
    /** Runs what is next to be run, as far as one call goes. */
    async step(): Promise<void> {
      const claimed = await claim(database.db, uuidv4(), [{ provider: id, limit: undefined }], false)
      if (claimed === undefined) throw new Error('there is nothing to run')
      await run(running, claimed, new AbortController())
    },
    /** All that wait to be asked about are due now. */
    async hurry(): Promise<void> {
      await database.db.update(parts).set({ notBefore: sql`now()` })
    },
    async close(): Promise<void> {
      await http.close()
      await database.close()
      await fake.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type TestWorker = Awaited<ReturnType<typeof openWorker>>
