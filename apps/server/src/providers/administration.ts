import { isPaid, type KnownPrice, type Model } from '@krya/catalog'
import {
  invalidFields,
  KryaError,
  type OperationId,
  type ProviderTest,
  type ProviderView,
  type Routing,
  type RoutingChange,
  routing,
} from '@krya/contracts'
import { type Http, type Json, ProviderError, type WebhookRequest } from '@krya/provider-kit'
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import { attempts, parts } from '../db/schema/index.ts'
import { createBalances } from './balances.ts'
import { forgive } from './circuits.ts'
import { connectionOf, type Connections, type Standing } from './connections.ts'
import { assertKeysGiven } from './moved.ts'
import { chainOf, writeRouting } from './routing.ts'
import type { Seal } from './sealing.ts'
import { fieldsOfSettings, removeSettings, type SettingField, writeSettings } from './settings.ts'
import { readWatched } from './watched.ts'

const testedWithinMs = 15_000

export interface ProviderChange {
  readonly enabled?: boolean | undefined
  /** Null takes a field away; fields left out stay. */
  readonly values: Readonly<Record<string, string | null>>
}

interface Surroundings {
  readonly db: Database
  readonly seal: Seal
  readonly connections: Connections
  readonly http: Http
  /** Where this server is reached from outside, if it is. */
  readonly publicUrl: string | undefined
  /** Asks about remote jobs at once. */
  readonly askSoon: (db: Database) => Promise<void>
}

/** Providers as their administrator sees and changes them. Keys go in and never come out. */
export function createAdministration({ db, seal, connections, http, publicUrl, askSoon }: Surroundings) {
  const balances = createBalances({ connections, http })

  async function list(): Promise<ProviderView[]> {
    const watched = await readWatched(db)
    return connections.standings().map((standing) => ({
      ...shown(standing, connections.models()),
      webhook_url: publicUrl === undefined ? null : `${publicUrl}/api/webhooks/${standing.provider.id}`,
      ...watched(standing),
    }))
  }

  async function view(id: string): Promise<ProviderView> {
    const found = (await list()).find((one) => one.id === id)
    if (found === undefined) throw new KryaError('not_found')
    return found
  }

  return {
    list,

    async set(id: string, change: ProviderChange): Promise<ProviderView> {
      const standing = connections.standing(id)
      const values = changed(standing, change.values)
      assertKeysGiven(standing, change.values, values)
      const enabled = change.enabled ?? standing.set?.enabled ?? true
      await writeSettings(db, seal, id, { enabled, values })
      await forgive(db, id)
      await connections.reload()
      balances.forget(id)
      return view(id)
    },

    async remove(id: string): Promise<void> {
      connections.standing(id)
      await removeSettings(db, id)
      await connections.reload()
      balances.forget(id)
    },

    async test(id: string, gone: AbortSignal): Promise<ProviderTest> {
      const standing = connections.standing(id)
      const { provider } = standing
      const { settings } = connectionOf(standing)
      const began = performance.now()
      const taken = () => Math.round(performance.now() - began)
      try {
        const signal = AbortSignal.any([gone, AbortSignal.timeout(testedWithinMs)])
        const health = await provider.health({ settings, http, signal })
        const { ok, detail = 'It answers, and takes the key.', balance = null } = health
        balances.note(id, health)
        if (ok) await forgive(db, id)
        const chat = provider.chat?.(settings)
        const whole = chat === undefined ? detail : `${detail} ${costOf(chat)}`
        return { ok, detail: whole, milliseconds: taken(), balance }
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error
        return { ok: false, detail: error.message, milliseconds: taken(), balance: null }
      }
    },

    balance: balances.read,

    async webhook(id: string, request: WebhookRequest, gone: AbortSignal): Promise<void> {
      const { provider, connection } = connections.standing(id)
      const signal = AbortSignal.any([gone, AbortSignal.timeout(testedWithinMs)])
      const job =
        connection &&
        (await provider
          .parseWebhook?.(request, { settings: connection.settings, http, signal })
          .catch((error: unknown) => {
            if (!(error instanceof ProviderError)) throw error
            // Neither believed nor refused for good: its sender tries again.
            throw new KryaError('provider_unavailable', `It cannot be checked now: ${error.message}`)
          }))
      if (job === undefined) throw new KryaError('forged_webhook')
      // A genuine one that is late, or the second, finds nothing to ask about, and need not come again.
      if (await askAbout(db, id, job)) await askSoon(db)
    },

    routing: () => connections.routing(),

    chain: (operation: OperationId) => chainOf(connections.routing(), operation),

    async setRouting(change: RoutingChange): Promise<Routing> {
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      const next = routing.parse({ ...connections.routing(), ...given })
      const known = new Set(connections.standings().map(({ provider }) => provider.id))
      const strangers = Object.values(next.chains).flatMap((chain) => chain.filter((id) => !known.has(id)))
      if (strangers.length > 0)
        throw new KryaError('invalid_input', `chains: there is no provider “${strangers[0]}”`, {
          details: [
            { field: 'chains', message: `there is no provider “${strangers[0]}”; see GET /api/providers` },
          ],
        })
      await writeRouting(db, next)
      await connections.reload()
      return next
    },
  }
}

/** What the language model costs, and how that is known. */
function costOf({ model, price }: { readonly model: string; readonly price: KnownPrice }): string {
  if (price.by === 'unknown')
    return `The price of ${model} is not known: it counts as nothing, until it is stated in the settings.`
  if (!isPaid(price))
    return price.free === undefined ? `${model} costs nothing.` : `${model} costs nothing: ${price.free}.`
  return `${model} costs $${price.input} for a million tokens read, $${price.output} written.`
}

/** What is set after a change. @throws KryaError invalid_input, naming the field */
function changed(standing: Standing, change: ProviderChange['values']): Record<string, Json> {
  const fields = new Map(fieldsOfSettings(standing.provider).map((field) => [field.name, field]))
  const stranger = Object.keys(change).find((name) => !fields.has(name))
  if (stranger !== undefined)
    throw new KryaError('invalid_input', `${stranger}: is no setting of ${standing.provider.title}`, {
      details: [{ field: `values.${stranger}`, message: 'is no setting of this provider; take it out' }],
    })
  const fixed = Object.keys(change).flatMap((name) => {
    const field = fields.get(name)
    return field?.envOnly === true ? [field] : []
  })
  if (fixed.length > 0)
    throw invalidFields(
      fixed.map(({ name, env }) => ({
        field: `values.${name}`,
        message: `names something of this machine, so it can only be set in the server’s environment (${env}); take it out`,
      })),
    )
  const values: Record<string, Json> = { ...standing.set?.values }
  for (const [name, value] of Object.entries(change))
    if (value === null || value.trim() === '') delete values[name]
    else values[name] = value.trim()
  const parsed = standing.provider.settings.safeParse({ ...environmentOf(standing), ...values })
  const wrong = parsed.success ? [] : parsed.error.issues.filter(({ path }) => String(path[0]) in change)
  if (wrong.length > 0) {
    const details = wrong.map(({ path, message }) => ({ field: `values.${path.join('.')}`, message }))
    const named = wrong.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    throw new KryaError('invalid_input', named, { details })
  }
  return values
}

const environmentOf = ({ fromEnv, values }: Standing) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => fromEnv.includes(name)))

function shown(standing: Standing, models: readonly Model[]) {
  const { provider, set, connection, problems } = standing
  return {
    id: provider.id,
    title: provider.title,
    place: provider.place,
    // What cannot be described cannot be added from a list.
    lists_models: provider.listModels !== undefined && provider.describe !== undefined,
    takes_documents: provider.adopt !== undefined,
    keeps_models: provider.downloads !== undefined,
    enabled: set?.enabled ?? true,
    set_up: connection !== undefined,
    locked: set?.isLocked ?? false,
    fields: fieldsOfSettings(provider).map((field) => ({
      name: field.name,
      title: field.title,
      description: field.description ?? null,
      secret: field.secret,
      required: field.required,
      env: field.env ?? null,
      env_only: field.envOnly,
      standard: field.standard ?? null,
      ...valueOf(standing, field),
    })),
    problems: problems.map(({ path, message }) => ({ field: path.join('.'), message })),
    models: models.filter(({ offers }) => offers.some((offer) => offer.provider === provider.id)).length,
  }
}

function valueOf({ set, fromEnv, values }: Standing, { name, secret, standard, envOnly }: SettingField) {
  const own = envOnly ? undefined : set?.values[name]
  const source =
    own !== undefined
      ? ('person' as const)
      : fromEnv.includes(name)
        ? ('environment' as const)
        : standard === undefined
          ? ('none' as const)
          : ('standard' as const)
  const value = values[name]
  return { source, value: secret || value === undefined ? null : String(value) }
}

/** Puts the job a webhook is about first in line. False when there is no such job under way. */
async function askAbout(db: Database, provider: string, job: Json): Promise<boolean> {
  const moved = await db
    .update(parts)
    .set({ notBefore: sql`now()` })
    .from(attempts)
    .where(
      and(
        sql`${parts.state} = 'remote'`,
        eq(parts.provider, provider),
        eq(attempts.generationId, parts.generationId),
        eq(attempts.part, parts.index),
        sql`${attempts.state} in ('submitted', 'running')`,
        sql`jsonb_path_exists(${attempts.handle}, '$.job') and ${attempts.handle}->'job' @> ${JSON.stringify(job)}::jsonb`,
      ),
    )
    .returning({ id: parts.generationId })
  return moved.length > 0
}
