import type { Model } from '@krya/catalog'
import type { Json } from '@krya/provider-kit'
import { boolean, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'

/** What a person set of a provider, sealed: keys among it are never stored in the clear. */
export const providerSettings = pgTable('provider_settings', {
  provider: text().primaryKey(),
  enabled: boolean().notNull().default(true),
  sealed: text().notNull(),
  updatedAt: moment().notNull().defaultNow(),
})

/** Endpoints that failed lately, and until when they are left alone. */
export const circuits = pgTable(
  'circuits',
  {
    provider: text().notNull(),
    endpoint: text().notNull(),
    /** In a row. */
    failures: integer().notNull(),
    openUntil: moment(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.endpoint] })],
)

/** Settings of the whole installation, by name. */
export const houseSettings = pgTable('house_settings', {
  key: text().primaryKey(),
  value: jsonb().$type<Json>().notNull(),
})

/** Models that people added here: endpoints of a service's own catalog, workflows. */
export const ownModels = pgTable('own_models', {
  id: text().primaryKey(),
  definition: jsonb().$type<Model>().notNull(),
  createdAt: moment().notNull().defaultNow(),
})
