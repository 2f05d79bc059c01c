import { type Json, jsonRecord, type Provider } from '@krya/provider-kit'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, notify } from '../db/database.ts'
import { providerSettings } from '../db/schema/index.ts'
import { type Seal, SealBroken } from './sealing.ts'

/** Tells every process that settings of providers or of routing changed. */
export const settingsChannel = 'krya_settings'

/** One field of a provider's settings, as its schema describes it. */
export interface SettingField {
  readonly name: string
  readonly title: string
  readonly description: string | undefined
  readonly secret: boolean
  readonly required: boolean
  readonly env: string | undefined
  /** Whether it is set there alone. */
  readonly envOnly: boolean
  /** What holds when nothing is set. */
  readonly standard: string | undefined
}

const described = z.object({
  required: z.array(z.string()).default([]),
  properties: z
    .record(
      z.string(),
      z.object({
        title: z.string().optional(),
        description: z.string().optional(),
        default: z.union([z.string(), z.number(), z.boolean()]).optional(),
        'x-secret': z.boolean().default(false),
        'x-env': z.string().optional(),
        'x-env-only': z.boolean().default(false),
      }),
    )
    .default({}),
})

/** The fields of a provider's settings, in their order. */
export function fieldsOfSettings(provider: Pick<Provider, 'settings'>): SettingField[] {
  const { properties, required } = described.parse(z.toJSONSchema(provider.settings, { io: 'input' }))
  return Object.entries(properties).map(([name, about]) => ({
    name,
    title: about.title ?? name,
    description: about.description,
    secret: about['x-secret'],
    required: required.includes(name),
    env: about['x-env'],
    envOnly: about['x-env-only'],
    standard: about.default === undefined ? undefined : String(about.default),
  }))
}

/** What the environment sets of a provider. */
export function fromEnvironment(
  provider: Pick<Provider, 'settings'>,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, Json> {
  return Object.fromEntries(
    fieldsOfSettings(provider).flatMap(({ name, env: variable }) => {
      const value = variable === undefined ? undefined : env[variable]
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )
}

/** What is set altogether: the environment, then a person's over it, but for what the environment alone may say. */
export function setAltogether(
  provider: Pick<Provider, 'settings'>,
  environment: Readonly<Record<string, Json>>,
  byPerson: Readonly<Record<string, Json>> = {},
): Record<string, Json> {
  const ours = new Set(fieldsOfSettings(provider).flatMap(({ name, envOnly }) => (envOnly ? [name] : [])))
  const theirs = Object.entries(byPerson).filter(([name]) => !ours.has(name))
  return { ...environment, ...Object.fromEntries(theirs) }
}

/** What a person set of one provider. */
export interface SetByPerson {
  readonly enabled: boolean
  readonly values: Readonly<Record<string, Json>>
  /** They are there but cannot be opened with the present key. */
  readonly isLocked: boolean
}

/** Reads everything that was set, by provider. What cannot be opened is told and not used. */
export async function readSettings(db: Database, seal: Seal): Promise<ReadonlyMap<string, SetByPerson>> {
  const rows = await db.select().from(providerSettings)
  return new Map(rows.map((row) => [row.provider, { enabled: row.enabled, ...opened(seal, row.sealed) }]))
}

function opened(seal: Seal, sealed: string): Pick<SetByPerson, 'values' | 'isLocked'> {
  try {
    return { values: jsonRecord.parse(JSON.parse(seal.open(sealed))), isLocked: false }
  } catch (error) {
    if (error instanceof SealBroken) return { values: {}, isLocked: true }
    throw error
  }
}

/** Writes what is set of a provider, whole, and tells every process. */
export async function writeSettings(
  db: Database,
  seal: Seal,
  provider: string,
  { enabled, values }: Pick<SetByPerson, 'enabled' | 'values'>,
): Promise<void> {
  const sealed = seal.seal(JSON.stringify(values))
  await db
    .insert(providerSettings)
    .values({ provider, enabled, sealed })
    .onConflictDoUpdate({
      target: providerSettings.provider,
      set: { enabled, sealed, updatedAt: sql`now()` },
    })
  await notify(db, settingsChannel, provider)
}

/** Forgets what was set of a provider. */
export async function removeSettings(db: Database, provider: string): Promise<void> {
  await db.delete(providerSettings).where(eq(providerSettings.provider, provider))
  await notify(db, settingsChannel, provider)
}

/** Seals everything anew with another key, in one transaction: all or none. */
export async function reseal(db: Database, before: Seal, after: Seal): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx.select().from(providerSettings).for('update')
    for (const { provider, sealed } of rows)
      await tx
        .update(providerSettings)
        .set({ sealed: after.seal(before.open(sealed)) })
        .where(eq(providerSettings.provider, provider))
    return rows.length
  })
}
