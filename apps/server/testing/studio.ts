import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Client, createClient } from '@krya/client'
import type { Generation, ImageRequest } from '@krya/contracts'
import type { Provider } from '@krya/provider-kit'
import { readConfig } from '../src/config.ts'
import { start } from '../src/main.ts'
import type { Limits, SharedLimits } from '../src/realtime/limits.ts'
import { scriptedProvider, type ScriptedProvider } from './scripted-provider.ts'

/** A whole server on a free port with data of its own. */
export interface TestStudio {
  readonly url: string
  /** Of what is served to those who hold a link alone; empty: nothing is. */
  readonly sharedUrl: string
  readonly client: Client
  readonly provider: ScriptedProvider
  readonly folder: string
  /** Asks for pictures, small ones unless said otherwise. */
  ask(request?: Partial<ImageRequest>): Promise<string>
  read(id: string): Promise<Generation>
  /** Waits until it is in one of these states; fails after ten seconds, or what was said. */
  until(id: string, ...statuses: Generation['status'][]): Promise<Generation>
  /** Stops the server and starts another on the same data. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function openStudio(
  options: {
    readonly databaseUrl?: string
    readonly provider?: ScriptedProvider
    /** Further providers, beside the scripted one. */
    readonly providers?: readonly Provider[]
    readonly env?: Record<string, string>
    readonly waitMs?: number
    /** Of the real-time canvas, other than the usual ones. */
    readonly liveLimits?: Partial<Limits & SharedLimits>
  } = {},
): Promise<TestStudio> {
  const folder = mkdtempSync(path.join(tmpdir(), 'krya-test-'))
  const { waitMs = 10_000 } = options
  const provider = options.provider ?? scriptedProvider()
  const config = readConfig({
    KRYA_PORT: '0',
    KRYA_DATA: folder,
    KRYA_LOG_LEVEL: 'silent',
    DATABASE_URL: options.databaseUrl,
    ...options.env,
  })
  const providers = new Map<string, Provider>(
    [provider, ...(options.providers ?? [])].map((one) => [one.id, one]),
  )
  let running = await start(config, providers, options.liveLimits)
  const url = (): string => running.address ?? ''
  const client = (): Client => createClient({ baseUrl: url() })
  const studio: TestStudio = {
    get url() {
      return url()
    },
    get sharedUrl() {
      return running.sharedAddress ?? ''
    },
    get client() {
      return client()
    },
    provider,
    folder,
    async ask(request = {}) {
      const { id } = await client().createImage({
        body: { prompt: 'a fox', width: 64, height: 64, ...request },
      })
      return id
    },
    read: (id) => client().getImage({ params: { id } }),
    async until(id, ...statuses) {
      const deadline = Date.now() + waitMs
      for (;;) {
        const generation = await studio.read(id)
        if (statuses.includes(generation.status)) return generation
        if (Date.now() > deadline) throw new Error(`${id} is still ${generation.status}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    async restart() {
      await running.close()
      running = await start(config, providers, options.liveLimits)
    },
    async close() {
      await running.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return studio
}
