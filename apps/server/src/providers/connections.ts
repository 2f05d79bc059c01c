import { type Model, models as catalogModels, type Offer, type Price } from '@krya/catalog'
import { KryaError, type Routing } from '@krya/contracts'
import type { Json, Provider } from '@krya/provider-kit'
import type { z } from 'zod'
import type { Database, OpenDatabase } from '../db/database.ts'
import { readOwnModels } from './own-models.ts'
import { readRouting, standardRouting } from './routing.ts'
import type { Seal } from './sealing.ts'
import {
  fromEnvironment,
  readSettings,
  type SetByPerson,
  setAltogether,
  settingsChannel,
} from './settings.ts'

/** A provider that is set up, with what it needs to be called. */
export interface Connection {
  readonly provider: Provider
  readonly settings: unknown
}

/** Whether an offer’s provider is set up, and so that it can run it. */
export function canRun(
  connection: { readonly provider: Pick<Provider, 'runs'>; readonly settings?: unknown } | undefined,
  { endpoint }: Pick<Offer, 'endpoint'>,
): boolean {
  return connection !== undefined && (connection.provider.runs?.(endpoint, connection.settings) ?? true)
}

/** What one output of an offer costs, which may be a matter of its provider’s settings. */
export const priceAt = (
  connection: { readonly provider: Pick<Provider, 'priceOf'>; readonly settings?: unknown } | undefined,
  { endpoint, price }: Pick<Offer, 'endpoint' | 'price'>,
): Price => connection?.provider.priceOf?.(endpoint, connection.settings) ?? price

/** How one provider stands here. */
export interface Standing {
  readonly provider: Provider
  readonly set: SetByPerson | undefined
  /** Names of fields that the environment sets. */
  readonly fromEnv: readonly string[]
  /** What is set altogether: the environment, then the person's over it. */
  readonly values: Readonly<Record<string, Json>>
  readonly connection: Connection | undefined
  /** Why it is not set up, field by field, when something is set. */
  readonly problems: readonly z.core.$ZodIssue[]
}

/** How a provider is called now. @throws KryaError provider_not_set_up, saying why */
export function connectionOf({ provider, connection, problems }: Standing): Connection {
  if (connection !== undefined) return connection
  const reason = problems.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')
  throw new KryaError(
    'provider_not_set_up',
    `${provider.title} is not set up: ${reason || 'nothing is set'}.`,
  )
}

/** What this process knows of providers, their models and routing: kept in memory, read anew when it changed. */
export interface Connections {
  /** Undefined: unknown here, or not set up. */
  get(provider: string): Connection | undefined
  all(): readonly Connection[]
  standings(): readonly Standing[]
  /** @throws KryaError not_found */
  standing(provider: string): Standing
  routing(): Routing
  /** The catalog’s, then those that people added here. */
  models(): readonly Model[]
  /** Reads the settings anew; others hear of changes by themselves. */
  reload(): Promise<void>
  close(): Promise<void>
}

interface Surroundings {
  readonly db: Database
  readonly seal: Seal
  readonly providers: ReadonlyMap<string, Provider>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly onFault: (error: unknown) => void
}

/** Reads what is set up, and follows every change of it. */
export async function openConnections(
  { db, seal, providers, env, onFault }: Surroundings,
  database: Pick<OpenDatabase, 'listen'>,
): Promise<Connections> {
  let standings = new Map<string, Standing>()
  let routing = standardRouting
  let models: readonly Model[] = catalogModels

  async function reload(): Promise<void> {
    const set = await readSettings(db, seal)
    routing = await readRouting(db)
    models = [...catalogModels, ...(await readOwnModels(db))]
    standings = new Map([...providers].map(([id, provider]) => [id, standingOf(provider, set.get(id), env)]))
  }

  await reload()
  const stop = await database.listen(settingsChannel, () => void reload().catch(onFault))
  return {
    get: (id) => standings.get(id)?.connection,
    all: () => [...standings.values()].flatMap(({ connection }) => connection ?? []),
    standings: () => [...standings.values()],
    standing(id) {
      const found = standings.get(id)
      if (found === undefined) throw new KryaError('not_found', `There is no provider “${id}”.`)
      return found
    },
    routing: () => routing,
    models: () => models,
    reload,
    close: stop,
  }
}

function standingOf(provider: Provider, set: SetByPerson | undefined, env: Surroundings['env']): Standing {
  const environment = fromEnvironment(provider, env)
  const values = setAltogether(provider, environment, set?.values)
  const parsed = provider.settings.safeParse(values)
  const usable = parsed.success && set?.enabled !== false
  return {
    provider,
    set,
    fromEnv: Object.keys(environment),
    values,
    connection: usable ? { provider, settings: parsed.data } : undefined,
    problems: parsed.success || Object.keys(values).length === 0 ? [] : parsed.error.issues,
  }
}
