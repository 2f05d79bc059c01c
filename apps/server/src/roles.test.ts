import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@krya/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasPostgres, startPostgres, type TestPostgres } from '../testing/postgres.ts'
import { scriptedProvider } from '../testing/scripted-provider.ts'
import { readConfig } from './config.ts'
import { start } from './main.ts'

const everything = process.env['KRYA_TEST_ALL'] === '1'
if (!hasPostgres && !everything)
  console.warn('Skipped: separate roles (need Postgres; Debian: apt-get install postgresql).')

describe.skipIf(!hasPostgres && !everything)('web and workers apart', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'krya-roles-'))
  let server: TestPostgres
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('share the work over one database: the one takes requests, the others do them', async () => {
    const config = (KRYA_ROLES: string) =>
      readConfig({
        KRYA_ROLES,
        DATABASE_URL: server.url,
        KRYA_DATA: folder,
        KRYA_PORT: '0',
        KRYA_LOG_LEVEL: 'silent',
      })
    const providers = ['web', 'one', 'two'].map(() => scriptedProvider())
    const [forWeb, forOne, forTwo] = providers.map((provider) => new Map([[provider.id, provider]]))
    const web = await start(config('web'), forWeb)
    const client = createClient({ baseUrl: web.address ?? '' })
    const requests = Array.from({ length: 12 }, () => ({ prompt: 'a fox', width: 64, height: 64 }))
    const { items } = await client.createImageBatch({ body: { requests } })
    expect((await client.getQueue()).waiting_count).toBe(12)
    const [one, two] = [await start(config('worker'), forOne), await start(config('worker'), forTwo)]
    const last = items.at(-1)?.id ?? ''
    for await (const { event } of client.imageEvents(last, { signal: AbortSignal.timeout(20_000) }))
      if (event.type === 'succeeded') break
    for (const { id } of items) {
      while ((await client.getImage({ params: { id } })).status !== 'completed')
        await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const calls = providers.map((provider) => provider.calls.length)
    expect(calls[0]).toBe(0)
    expect((calls[1] ?? 0) + (calls[2] ?? 0)).toBe(12)
    for (const running of [one, two, web]) await running.close()
  })
})
