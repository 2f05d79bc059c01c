import type { ErrorCode, OperationId, WarningView } from '@krya/contracts'
import type { Json } from '@krya/provider-kit'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { users } from './accounts.ts'
import { millicredits, moment, tsvector } from './columns.ts'
import { projectId } from './projects.ts'

/** One offer of a chain, as it stood when the request was accepted. Its wire is read from the catalog when it is run. */
export interface Step {
  readonly provider: string
  readonly endpoint: string
  /** Left out: the generation's own. */
  readonly model?: string
  /** Credits for one output. */
  readonly credits: number
  /** How many outputs one call makes. */
  readonly batch: number
  /** Of the input’s `parameters` those that it does not take; left out: it takes all. */
  readonly drops?: readonly string[]
}

/** One request of a person, from its acceptance to its end. */
export const generations = pgTable(
  'generations',
  {
    /** UUID version 7, so the order of ids is the order of creation. */
    id: uuid().primaryKey(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id),
    projectId: projectId(),
    operation: text().$type<OperationId>().notNull(),
    model: text().notNull(),
    /** As accepted: defaults filled in, seed resolved. */
    input: jsonb().$type<Record<string, Json>>().notNull(),
    /** What a person would search it by. */
    text: text().notNull(),
    search: tsvector().generatedAlwaysAs(sql`to_tsvector('simple', "text")`),
    state: text({ enum: ['queued', 'running', 'succeeded', 'failed', 'canceled'] }).notNull(),
    /** 10 high, 0 normal, -10 low. */
    priority: smallint().notNull(),
    /** Order within its owner's lane, smallest first; a moved one gets the middle of its new neighbours. */
    place: doublePrecision().notNull(),
    outputs: smallint().notNull(),
    seed: bigint({ mode: 'number' }),
    /** The offers it may fall through, in order. */
    chain: jsonb().$type<Step[]>().notNull(),
    /** Raised by every retry, so that each has a reservation of its own. */
    round: integer().notNull().default(0),
    reserved: millicredits().notNull().default(0),
    used: millicredits().notNull().default(0),
    errorCode: text().$type<ErrorCode>(),
    errorMessage: text(),
    warnings: jsonb().$type<WarningView[]>().notNull().default([]),
    cancelRequested: boolean().notNull().default(false),
    createdAt: moment().notNull().defaultNow(),
    startedAt: moment(),
    finishedAt: moment(),
    deletedAt: moment(),
  },
  (t) => [
    index('generations_of_owner')
      .on(t.ownerId, t.id.desc())
      .where(sql`deleted_at is null`),
    index('generations_by_state')
      .on(t.ownerId, t.state, t.id.desc())
      .where(sql`deleted_at is null`),
    index('generations_by_model')
      .on(t.ownerId, t.model, t.id.desc())
      .where(sql`deleted_at is null`),
    index('generations_by_project')
      .on(t.projectId, t.id)
      .where(sql`project_id is not null`),
    index('generations_in_no_project')
      .on(t.ownerId, t.id)
      .where(sql`project_id is null and deleted_at is null`),
    index('generations_in_trash')
      .on(t.ownerId, t.id.desc())
      .where(sql`deleted_at is not null`),
    index('generations_waiting')
      .on(t.ownerId, t.priority.desc(), t.place)
      .where(sql`state = 'queued'`),
    index('generations_under_way')
      .on(t.ownerId)
      .where(sql`state in ('queued', 'running')`),
    index('generations_ended')
      .on(t.ownerId, t.finishedAt.desc())
      .where(sql`finished_at is not null and deleted_at is null`),
    index('generations_search').using('gin', t.search),
  ],
)

/** The share of a generation that one provider call makes. Parts wait, run and end by themselves. */
export const parts = pgTable(
  'generation_parts',
  {
    generationId: uuid()
      .notNull()
      .references(() => generations.id, { onDelete: 'cascade' }),
    index: smallint().notNull(),
    ownerId: uuid().notNull(),
    state: text({ enum: ['waiting', 'running', 'remote', 'succeeded', 'failed', 'canceled'] }).notNull(),
    /** Index of its first output, and how many it makes. */
    first: smallint().notNull(),
    count: smallint().notNull(),
    /** Copies of its generation's, so that the lane is one index. */
    priority: smallint().notNull(),
    place: doublePrecision().notNull(),
    /** Which offer of the chain is next or under way, and its provider. */
    offer: smallint().notNull().default(0),
    provider: text().notNull(),
    progress: real().notNull().default(0),
    /** What its outputs cost, once they are made. */
    used: millicredits().notNull().default(0),
    notBefore: moment().notNull().defaultNow(),
    /** Failed tries of the present offer. */
    tries: smallint().notNull().default(0),
    /** How many workers died while running it. */
    crashes: smallint().notNull().default(0),
    worker: uuid(),
    leaseUntil: moment(),
    errorCode: text().$type<ErrorCode>(),
    errorMessage: text(),
  },
  (t) => [
    primaryKey({ columns: [t.generationId, t.index] }),
    index('parts_lane')
      .on(t.ownerId, t.priority.desc(), t.place, t.index)
      .where(sql`state = 'waiting'`),
    index('parts_under_way')
      .on(t.provider, t.leaseUntil)
      .where(sql`state in ('running', 'remote')`),
    index('parts_to_ask')
      .on(t.notBefore)
      .where(sql`state = 'remote'`),
  ],
)

/** One try of one offer. Kept for ever with its generation: what was asked, what it cost, why it ended. */
export const attempts = pgTable(
  'attempts',
  {
    /** Also the idempotency key given to the provider. */
    id: uuid().primaryKey(),
    generationId: uuid()
      .notNull()
      .references(() => generations.id, { onDelete: 'cascade' }),
    part: smallint().notNull(),
    number: smallint().notNull(),
    provider: text().notNull(),
    endpoint: text().notNull(),
    model: text(),
    state: text({
      enum: ['preparing', 'submitting', 'submitted', 'running', 'succeeded', 'failed', 'abandoned'],
    }).notNull(),
    billed: text({ enum: ['no', 'yes', 'unknown'] })
      .notNull()
      .default('no'),
    /** What the provider charges for it, as far as is known: its own word, or else the price. */
    cost: millicredits().notNull().default(0),
    handle: jsonb().$type<Json>(),
    reason: text(),
    startedAt: moment().notNull().defaultNow(),
    finishedAt: moment(),
  },
  (t) => [
    index('attempts_of_generation').on(t.generationId, t.part, t.number),
    index('attempts_pace')
      .on(t.provider, t.finishedAt.desc())
      .where(sql`state = 'succeeded'`),
    index('attempts_by_time').on(t.startedAt, t.provider, t.state),
    index('attempts_failed')
      .on(t.provider, t.startedAt.desc())
      .where(sql`state = 'failed'`),
  ],
)

/** A person's own queue: paused or not, and when it was last served, for the round-robin. */
export const lanes = pgTable(
  'lanes',
  {
    ownerId: uuid()
      .primaryKey()
      .references(() => users.id),
    paused: boolean().notNull().default(false),
    servedAt: moment().notNull().defaultNow(),
  },
  (t) => [index('lanes_by_turn').on(t.servedAt)],
)

/** Answers already given under an Idempotency-Key. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    ownerId: uuid().notNull(),
    key: text().notNull(),
    /** SHA-256 of the request, to tell a repetition from a different one. */
    digest: text().notNull(),
    generationIds: jsonb().$type<string[]>().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.ownerId, t.key] }), index('idempotency_age').on(t.createdAt)],
)

export type GenerationRow = typeof generations.$inferSelect
export type PartRow = typeof parts.$inferSelect
export type AttemptRow = typeof attempts.$inferSelect
