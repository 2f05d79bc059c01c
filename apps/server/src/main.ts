import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Provider } from '@krya/provider-kit'
import { createHttp as createOutgoing } from '@krya/provider-kit/http'
import { createProviders } from '@krya/providers'
import { pino } from 'pino'
import { settleForgotten } from './accounts/spending.ts'
import { ensureLocalUser, localUser } from './accounts/users.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { DatabaseError } from './db/database-error.ts'
import { FolderInUse, lockFolder } from './db/folder-lock.ts'
import { openDatabase } from './db/open.ts'
import { createFeed } from './events/feed.ts'
import { createHttp, createSharedHttp } from './http/create.ts'
import { createLinks } from './library/links.ts'
import { purge, removeFiles } from './library/purge.ts'
import { openConnections } from './providers/connections.ts'
import { createSeal, keyFromSecret, readKeyFile } from './providers/sealing.ts'
import { bind, jobs } from './queue/jobs.ts'
import { openQueue } from './queue/queue.ts'
import type { Limits, SharedLimits } from './realtime/limits.ts'
import { createRealtime } from './realtime/realtime.ts'
import { createShared } from './realtime/shared/shared.ts'
import { createServices } from './services.ts'
import { createStorage } from './storage/index.ts'
import { scratchOf, sweepScratch } from './storage/scratch.ts'
import { createRunner } from './studio/run/runner.ts'
import { version } from './version.ts'

const webRoot = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** What must be undone at the end, the last opened first. */
class Closing {
  readonly #steps: (() => Promise<unknown>)[] = []

  add(step: () => Promise<unknown>): void {
    this.#steps.unshift(step)
  }

  async close(): Promise<void> {
    for (const step of this.#steps.splice(0)) await step()
  }
}

/**
 * Starts what the configuration asks for; returns how to reach it and how to stop it.
 * @param providers left out: all that are set up
 * @param liveLimits of the real-time canvas, other than the usual ones
 */
export async function start(
  config: Config,
  providers = providersOf(config),
  liveLimits: Partial<Limits & SharedLimits> = {},
) {
  const closing = new Closing()
  try {
    return await open(config, providers, liveLimits, closing)
  } catch (error) {
    await closing.close()
    throw error
  }
}

const providersOf = ({ threads, dataFolder }: Config): ReadonlyMap<string, Provider> =>
  createProviders({
    modelsFolder: path.join(dataFolder, 'models'),
    trainingsFolder: path.join(dataFolder, 'trainings'),
    scratch: scratchOf(dataFolder),
    ...(threads === undefined ? {} : { threads }),
  })

async function open(
  config: Config,
  providers: ReadonlyMap<string, Provider>,
  liveLimits: Partial<Limits & SharedLimits>,
  closing: Closing,
) {
  for (const provider of providers.values()) closing.add(async () => provider.close?.())
  if (config.databaseUrl === undefined) closing.add(await lockFolder(config.dataFolder))
  const logger = await openLog(config)
  const database = await openDatabase(config)
  closing.add(database.close)
  await ensureLocalUser(database.db)
  const queue = await openQueue(database, (error) => logger.error({ err: error }, 'queue'))
  closing.add(queue.stop)
  const storage = await createStorage(config)
  await sweepScratch(scratchOf(config.dataFolder))
  const { db } = database
  const onFault = (error: unknown, about: string) => logger.error({ err: error }, about)
  const http = createOutgoing()
  closing.add(http.close)
  const key =
    config.secret === undefined ? await readKeyFile(config.dataFolder) : keyFromSecret(config.secret)
  const seal = createSeal(key)
  const links = createLinks(db, key)
  const connections = await openConnections(
    { db, seal, providers, env: config.env, onFault: (error) => onFault(error, 'reading settings') },
    database,
  )
  closing.add(connections.close)
  if (config.roles.includes('worker')) {
    const { publicUrl } = config
    const running = { db, storage, http, providers, connections, publicUrl, links, onFault }
    const runner = createRunner(running, database)
    await queue.work([
      bind(jobs.removeFiles, ({ assets }) => removeFiles(storage, assets)),
      bind(jobs.purge, () => purge(db, queue)),
      bind(jobs.settleForgotten, () => settleForgotten(db)),
    ])
    await runner.start()
    closing.add(runner.stop)
  }
  if (!config.roles.includes('web'))
    return { address: undefined, sharedAddress: undefined, close: () => closing.close() }
  const feed = await createFeed(database)
  const { roles, maxWaiting } = config
  const shared = await createShared({ db, listen: database.listen, onFault, limits: liveLimits })
  closing.add(shared.close)
  const realtime = createRealtime({
    db,
    storage,
    connections,
    http,
    scratch: scratchOf(config.dataFolder),
    places: config.livePlaces,
    audience: shared.audience,
    limits: liveLimits,
    onFault,
  })
  closing.add(realtime.close)
  const services = createServices({
    db,
    queue,
    storage,
    feed,
    connections,
    http,
    seal,
    links,
    roles,
    maxWaiting,
    realtime,
    shared,
    sharedUrl: config.sharedUrl ?? (config.sharedPort === undefined ? '' : sharedAddressOf(config)),
    publicUrl: config.publicUrl,
  })
  const served = { services, config: { ...config, webRoot, version }, logger }
  const server = await createHttp({ ...served, files: storage, owner: localUser })
  closing.add(() => server.close())
  closing.add(feed.close)
  const address = await listen(server, config.host, config.port, 'KRYA_PORT')
  let sharedAddress: string | undefined
  if (config.sharedPort !== undefined) {
    const guests = await createSharedHttp(served)
    closing.add(() => guests.close())
    sharedAddress = await listen(guests, config.host, config.sharedPort, 'KRYA_SHARED_PORT')
  }
  return { address, sharedAddress, close: () => closing.close() }
}

const sharedAddressOf = ({ host, sharedPort }: Config): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${sharedPort}`

/** @throws ConfigError where the port is taken */
async function listen(
  server: Awaited<ReturnType<typeof createHttp>>,
  host: string,
  port: number,
  variable: string,
): Promise<string> {
  return server.listen({ host, port }).catch((error: unknown) => {
    throw portTaken(error)
      ? new ConfigError(
          `${variable}: ${port} is in use. Stop what uses it, or set ${variable} to another port.`,
        )
      : error
  })
}

const portTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

/** Everything goes to a file in the data folder; the terminal keeps to what a person must read. */
async function openLog(config: Config) {
  const folder = path.join(config.dataFolder, 'logs')
  await mkdir(folder, { recursive: true })
  return pino({ level: config.logLevel }, pino.destination(path.join(folder, 'krya.log')))
}

/** Starts by the environment, tells where it is to be found, and stops by signal. */
export async function main(): Promise<void> {
  const began = performance.now()
  try {
    const running = await start(readConfig(process.env))
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(
      running.address === undefined
        ? `Krya ${version} worker is at work (${seconds} s).`
        : `Krya ${version} is ready at ${running.address} (${seconds} s). Ctrl-C stops it.`,
    )
    stopOnSignal(running.close)
  } catch (error) {
    const isTold =
      error instanceof ConfigError || error instanceof DatabaseError || error instanceof FolderInUse
    console.error(isTold ? error.message : error)
    process.exitCode = 1
  }
}

/** The first signal drains, a second one ends at once: nothing is lost either way. */
function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) process.exit(130)
    stopping = true
    console.log('Stopping; what runs is finished or kept for the next start.')
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

if (import.meta.main) await main()
