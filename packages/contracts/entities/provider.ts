import { z } from 'zod'
import { storableObject } from '../text.ts'
import { moment } from '../ids.ts'
import { operationId } from '../operations/index.ts'
import { personText } from '../text.ts'

/** One field of a provider’s settings. */
export const providerField = z
  .object({
    name: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    /** Never shown again once it is set. */
    secret: z.boolean(),
    required: z.boolean(),
    /** The environment variable that sets it too. */
    env: z.string().nullable(),
    /** Whether it can be set there alone. */
    env_only: z.boolean(),
    /** What holds when nothing is set. */
    standard: z.string().nullable(),
    source: z.enum(['person', 'environment', 'standard', 'none']),
    /** Null where it is secret or not set. */
    value: z.string().nullable(),
  })
  .meta({ id: 'ProviderField' })

export const provider = z
  .object({
    id: z.string(),
    title: z.string(),
    /** `here`: the built-in engine; `private`: a server of one’s own; `remote`: a service. */
    place: z.enum(['here', 'private', 'remote']),
    /** Whether its own catalog can be looked through. */
    lists_models: z.boolean(),
    /** Whether a document of yours (a workflow) can become a model of it. */
    takes_documents: z.boolean(),
    /** Whether it keeps models on this machine. */
    keeps_models: z.boolean(),
    enabled: z.boolean(),
    /** Whether requests can go there now. */
    set_up: z.boolean(),
    /** What was set cannot be opened with the present key. */
    locked: z.boolean(),
    fields: z.array(providerField),
    problems: z.array(z.object({ field: z.string(), message: z.string() })),
    /** How many models of the catalog it offers. */
    models: z.int(),
    webhook_url: z.string().nullable(),
    /** Endpoints that are left alone for now because they kept failing; `(account)`, `(pace)`: all of them. */
    paused: z.array(z.object({ endpoint: z.string(), until: moment, failures: z.int() })),
    /** The last ten failures of the last week, newest first. */
    errors: z.array(z.object({ at: moment, endpoint: z.string(), message: z.string() })),
    /** Tries by the hour over the last week, oldest first. `abandoned`: not tried at all, or stopped. */
    history: z.array(z.object({ hour: moment, succeeded: z.int(), failed: z.int(), abandoned: z.int() })),
    load: z.object({
      /** Calls that may be under way at once, as it is set up; null: it is not. */
      at_once: z.int().nullable(),
      under_way: z.int(),
      waiting: z.int(),
    }),
  })
  .meta({ id: 'Provider' })
export type ProviderView = z.infer<typeof provider>

/** A model that runs on this machine, downloaded when it is first used. */
export const downloadedModel = z
  .object({
    endpoint: z.string(),
    name: z.string(),
    licence: z.object({ name: z.string(), url: z.url() }),
    /** What is downloaded, about. */
    bytes: z.int(),
    /** What it takes of the disk now. */
    bytes_here: z.int(),
    /** Whether it can be used at once. */
    ready: z.boolean(),
  })
  .meta({ id: 'DownloadedModel' })
export type DownloadedModel = z.infer<typeof downloadedModel>

/** A model that a service lists now. */
export const listedModel = z
  .object({
    endpoint: z.string(),
    name: z.string(),
    description: z.string(),
    /** Null: Krya cannot tell, or has nothing of the kind. */
    operation: operationId.nullable(),
    /** The id of the model here that already runs it, if one does. */
    known_as: z.string().nullable(),
  })
  .meta({ id: 'ListedModel' })
export type ListedModel = z.infer<typeof listedModel>

/** A model to be added: an endpoint of a service, or a document of yours. */
export const ownModelRequest = z
  .strictObject({
    provider: z.string().max(100),
    endpoint: z.string().min(1).max(300).optional(),
    /** A ComfyUI workflow in API format. */
    document: storableObject(1000).optional(),
    /** Left out: what the service says it is. */
    operation: operationId.optional(),
    name: personText().min(1).max(100).optional(),
    /** US dollars for one output, where the service does not tell. */
    usd: z.number().min(0).max(1000).optional(),
  })
  .meta({ id: 'OwnModelRequest' })
export type OwnModelRequest = z.infer<typeof ownModelRequest>

/** What is left on an account, as the service counts: `USD`, `credits` … */
const balance = z.object({ amount: z.number(), unit: z.string() })

/** What is left on the account of a provider, read a while ago at most. */
export const providerBalance = z
  .object({
    /** Null: the service does not say, or could not be asked. */
    balance: balance.nullable(),
    read_at: moment,
    /** Why it could not be asked. */
    problem: z.string().nullable(),
  })
  .meta({ id: 'ProviderBalance' })
export type ProviderBalance = z.infer<typeof providerBalance>

/** What a test of a provider found: a real call that costs nothing. */
export const providerTest = z
  .object({
    ok: z.boolean(),
    /** In words, whether it went well or not. */
    detail: z.string(),
    milliseconds: z.int(),
    balance: balance.nullable(),
  })
  .meta({ id: 'ProviderTest' })
export type ProviderTest = z.infer<typeof providerTest>

/** What a request would cost and who would carry it out. */
export const estimate = z
  .object({
    /** By the first of the ways, for all outputs. */
    credits: z.number(),
    /** By the dearest of the ways: what is held back. */
    credits_at_most: z.number(),
    ways: z.array(z.object({ model: z.string(), provider: z.string(), credits: z.number() })),
    seconds: z.number(),
  })
  .meta({ id: 'Estimate' })
export type Estimate = z.infer<typeof estimate>

/** What was spent, by one of several views. */
export const spendRow = z
  .object({
    /** A day, or an id; of what belongs to no project, `none`. */
    key: z.string(),
    /** A project’s name; null for all else. */
    name: z.string().nullable(),
    /** What providers charged or may have charged. */
    credits: z.number(),
    calls: z.int(),
    failed: z.int(),
  })
  .meta({ id: 'SpendRow' })
export type SpendRow = z.infer<typeof spendRow>
