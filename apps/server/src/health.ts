import type { Health } from '@krya/contracts'
import type { Http } from '@krya/provider-kit'
import { sql } from 'drizzle-orm'
import type { Database } from './db/database.ts'
import type { Connections } from './providers/connections.ts'
import type { Queue } from './queue/queue.ts'
import type { Storage } from './storage/storage.ts'
import { version } from './version.ts'

const answeredWithinMs = 3_000

interface Parts {
  readonly db: Database
  readonly queue: Queue
  readonly storage: Storage
  readonly connections: Pick<Connections, 'all'>
  readonly http: Http
  readonly roles: readonly string[]
}

/** Asks every part whether it works. Ready means that requests can be taken: providers may be away. */
export async function readHealth({ db, queue, storage, connections, http, roles }: Parts): Promise<Health> {
  // Services elsewhere are not asked here: whoever polls this must not poll them. Settings → Providers does.
  const builtIn = connections.all().filter(({ provider }) => provider.place === 'here')
  const [database, queueState, storageState, ...providerStates] = await Promise.all([
    asked(async () => void (await db.execute(sql`select 1`))),
    asked(() => queue.health()),
    asked(() => storage.health()),
    ...builtIn.map(({ provider, settings }) =>
      asked(async () => {
        const signal = AbortSignal.timeout(answeredWithinMs)
        const health = await provider.health({ settings, http, signal })
        if (!health.ok) throw new Error(health.detail ?? 'not available')
      }),
    ),
  ])
  const ready = database.ok && queueState.ok && storageState.ok
  return {
    status: ready && providerStates.every((state) => state.ok) ? 'ok' : 'degraded',
    live: true,
    ready,
    version,
    uptime_seconds: Math.round(process.uptime()),
    roles: [...roles],
    parts: {
      database,
      queue: queueState,
      storage: storageState,
      providers: Object.fromEntries(
        builtIn.map(({ provider }, at) => [provider.id, providerStates[at] ?? { ok: false }]),
      ),
    },
  }
}

/** The detail names no secret: an error's message of ours, or that there was no answer in time. */
async function asked(ask: () => Promise<void>): Promise<{ ok: boolean; detail?: string }> {
  const timeout = AbortSignal.timeout(answeredWithinMs)
  const late = new Promise<never>((_, reject) =>
    timeout.addEventListener('abort', () => reject(new Error('no answer in time'))),
  )
  try {
    await Promise.race([ask(), late])
    return { ok: true }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : 'not available' }
  }
}
