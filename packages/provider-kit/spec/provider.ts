import type { Counted, KnownPrice, Price, Wire } from '@krya/catalog'
import type { Json, OperationId } from '@krya/contracts'
import { z } from 'zod'
import type { Http } from './http.ts'
import type { LiveEngine } from './live.ts'

export type { Json }

/** An object that survives JSON, read from anything. */
export const jsonRecord: z.ZodType<Record<string, Json>> = z.record(z.string(), z.json())

/** What every call to a provider is given. */
export interface Context<Settings> {
  readonly settings: Settings
  readonly http: Http
  /** Aborted when the person cancels, the deadline passes or the process drains. Honour it within a second. */
  readonly signal: AbortSignal
}

/** One request to make `seeds.length` outputs. It names our operation and the offer's endpoint, and sees no generation. */
export interface Call<Settings> extends Context<Settings> {
  /** Our operation id, e.g. `text-to-image`. */
  readonly operation: string
  /** The offer's endpoint id at this provider. */
  readonly endpoint: string
  /** How the offer's endpoint wants the input, as data; null where the engine reads our input itself. */
  readonly wire: Wire | null
  /** What the provider itself needs to run it, where the offer holds that. */
  readonly document?: Json
  /** The operation's validated input. */
  readonly input: Readonly<Record<string, Json>>
  /** The files that the input names, by asset id. */
  readonly files: ReadonlyMap<string, InputFile>
  /** One seed per output wanted, 0–4294967295, in output order. */
  readonly seeds: readonly number[]
  /** `low`: nobody waits for it, and it may let others pass. Left out: `normal`. */
  readonly priority?: 'low' | 'normal'
  /** Ours, stable for this attempt: send it where the service takes one. */
  readonly idempotencyKey: string
  /** Where the service can tell us that the job is over; left out: it cannot reach us. */
  readonly webhookUrl?: string
  /** An address that the service can fetch a file from, for a while; left out: it cannot reach us. */
  readonly linkTo?: (file: InputFile) => string
  /** 0–1, whenever there is news; never required. */
  readonly onProgress: (progress: number) => void
  /** A picture of how far it is, small (≤ 100 kB), at most a few a second; never required. */
  readonly onPreview: (image: Bytes) => void
}

export interface Bytes {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/** What a service trained and can run by its own name. */
export const trained = z.object({ provider: z.string(), name: z.string() })
export type Trained = z.infer<typeof trained>

/** A file of the library that a call works on. */
export interface InputFile {
  readonly id: string
  readonly mediaType: string
  readonly width: number | null
  readonly height: number | null
  /** The words it was made from, where they are known. */
  readonly prompt?: string
  /** What the service that trained it calls it; left out: it was not trained by a service that keeps it. */
  readonly trained?: Trained
  bytes(): Promise<Uint8Array>
}

/** A finished picture or weights as a file on this machine, too large for memory; who takes it removes it. */
export interface LocalFile {
  readonly file: string
  readonly mediaType: string
}

/** A finished file that is still with the service, or wherever it put it. */
export interface RemoteFile {
  readonly url: string
  /** `service`: on an origin of the service's settings. Everything else is foreign, and guarded as such. */
  readonly at: 'service' | 'foreign'
  /** Sent with the request; only ever to the service itself. */
  readonly headers?: Readonly<Record<string, string>>
}

interface OutputFacts {
  /** The seed it was really made with, where the service says. */
  readonly seed?: number
  /** Facts worth keeping with the asset (Atelier: the scene; a trained LoRA: under `trained`, its own name there). */
  readonly metadata?: Readonly<Record<string, Json>>
}

/** One finished output: in memory, on this machine, or to be fetched. */
export type Output = (Bytes | LocalFile | RemoteFile) & OutputFacts

/** Something of the request that was not done as asked. Shown with the result. */
export interface Warning {
  readonly code: 'parameter-ignored' | 'parameter-adjusted' | 'words-unused' | 'note'
  /** The input field it is about, where there is one. */
  readonly field?: string
  readonly message: string
}

export interface Done {
  readonly state: 'done'
  readonly outputs: readonly Output[]
  readonly warnings: readonly Warning[]
  /** What the service says it charged, in US dollars, where it says. */
  readonly chargedUsd?: number
  /** What the service says it counted, where it says that instead: what it costs is the offer’s to know. */
  readonly counted?: Counted
}

/** The service took the job. `handle` is all that is needed to ask for it again from any process. */
export interface Accepted {
  readonly state: 'accepted'
  readonly handle: Json
  readonly checkAfterMs: number
}

export interface Running {
  readonly state: 'running'
  /** 0–1 where the service says. */
  readonly progress?: number
  /** What it says of it just now, at most 120 characters: its place in the queue, what it does. */
  readonly words?: string
  readonly checkAfterMs: number
}

/** The service's own verdict that it will not or could not do it: final for this attempt. */
export interface Refused {
  readonly state: 'refused'
  readonly reason: 'rejected' | 'content-refused' | 'failed' | 'canceled'
  readonly message: string
  readonly billed: Billed
}

export type Billed = 'no' | 'yes' | 'unknown'

export interface Health {
  readonly ok: boolean
  readonly detail?: string
  /** What is left on the account, where the service says. */
  readonly balance?: Balance
}

export interface Balance {
  readonly amount: number
  /** `USD`, `credits` … as the service counts. */
  readonly unit: string
}

/** A model that a service lists now. */
export interface Listed {
  readonly endpoint: string
  readonly name: string
  readonly description: string
  /** Undefined: something that Krya has no operation for. */
  readonly operation?: OperationId
}

export interface ListedPage {
  readonly items: readonly Listed[]
  /** Left out: the last page. */
  readonly next?: string
}

/** What a service publishes of one of its endpoints. */
export interface Published extends Listed {
  /** JSON Schema of its input. */
  readonly input: Readonly<Record<string, Json>>
  /** Left out: it does not say, or counts what it computes. */
  readonly price?: Price
}

/** A document of the person's own (a workflow), read as a model. */
export interface Adopted {
  readonly operation: OperationId
  readonly wire: Wire
  /** JSON Schema of its further inputs. */
  readonly extra: Readonly<Record<string, Json>>
  /** Whether one call can make several. */
  readonly batch: number
}

/** A request that came in under our webhook address for this provider. */
export interface WebhookRequest {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Where a chat model is reached, by the API that OpenAI began. */
export interface ChatEndpoint {
  /** With its version, without a slash at its end. */
  readonly baseUrl: string
  readonly headers: Readonly<Record<string, string>>
  readonly model: string
  /** Whether it can be shown pictures. */
  readonly sees: boolean
  /** What it costs as it is set up. */
  readonly price: KnownPrice
}

export interface Licence {
  readonly name: string
  readonly url: string
}

/** Models that a provider keeps on this machine, by their endpoint; each comes when it is first used. */
export interface Downloads {
  /** Whether it can be used at once. */
  has(endpoint: string): boolean
  /** What is said of it before it comes. @param document its offer's */
  about(document: Json): { readonly licence: Licence; readonly bytes: number }
  /** What it takes of the disk, as far as it has come. */
  bytes(endpoint: string): Promise<number>
  /** Ends its download, too. */
  remove(endpoint: string): Promise<void>
}

/** Where work is done: `here` by an engine of our own, on a `private` server of the person's, or `remote`. */
export type Place = 'here' | 'private' | 'remote'

export interface Provider<Settings = unknown> {
  readonly id: string
  /** As people know it. */
  readonly title: string
  /**
   * What must be known to use it: its key, the base URL of each of its hosts, its limits. Parses what was set;
   * what does not parse is not set up. Each field is described for the form (see settings.ts).
   */
  readonly settings: z.ZodType<Settings>
  /**
   * How many calls may be under way: for the whole installation (a service's own limit, per key), or for
   * each worker process (an engine that uses this machine).
   */
  concurrency(settings: Settings): {
    readonly scope: 'installation' | 'process'
    readonly limit: number
    /** Whether a call is held until its result is there; left out: giving a job to it takes a moment. */
    readonly held?: boolean
  }
  /**
   * Whether doing a call over costs nothing and changes nothing elsewhere (an engine of our own). Only then is
   * a call whose end we did not see simply made again. It does not hold where it works `remote` (`placeAt`).
   */
  readonly idempotent: boolean
  /** What kind of provider it is, and where it works unless `placeAt` says otherwise. */
  readonly place: Place
  /** Where it works as it is set up, for servers that may stand anywhere; left out: at its `place`. */
  placeAt?(settings: Settings): Place
  /** Whether it can run this endpoint as it is set up; left out: it can run all. */
  runs?(endpoint: string, settings: Settings): boolean
  /** What one output of this endpoint costs as it is set up; left out, or undefined: what the catalog says. */
  priceOf?(endpoint: string, settings: Settings): Price | undefined
  /**
   * Fields of a body that it fills in itself, beside those of an offer’s wire: the input’s `parameters` may not name
   * them. What says which model runs, how many are made or who is told of it need not be named here.
   */
  readonly binds?: readonly string[]
  /** Left out: it keeps no models here. */
  readonly downloads?: Downloads
  /** Start a job. Returns its outputs at once, or a handle to ask with. Throws ProviderError. */
  submit(call: Call<Settings>): Promise<Accepted | Done | Refused>
  /** Ask how an accepted job stands. A fault while asking is thrown and means "ask again". */
  check(handle: Json, context: Context<Settings>): Promise<Running | Done | Refused>
  /** Looks for a job whose submission we did not see end, by the key it was sent with. */
  find?(idempotencyKey: string, context: Context<Settings>): Promise<Accepted | undefined>
  /**
   * Returns when the service has been told, or knows of nothing to end: it may be asked for more than once.
   * @throws ProviderError where it could not be told
   */
  cancel?(handle: Json, context: Context<Settings>): Promise<void>
  /** The job is over for us, whatever came of it: what was kept for it may go. Best effort; once at most. */
  forget?(handle: Json, context: Context<Settings>): Promise<void>
  /**
   * The handle a genuine webhook is about; undefined for one that is forged, stale or about nothing of ours.
   * Its content is not believed: the job is asked about.
   */
  parseWebhook?(request: WebhookRequest, context: Context<Settings>): Promise<Json | undefined>
  /** Its chat model; left out: it has none. Undefined: none was chosen. */
  chat?(settings: Settings): ChatEndpoint | undefined
  /** The models that the service lists now, those that speak of a text first. Costs nothing. */
  listModels?(
    search: { readonly text: string; readonly cursor?: string },
    context: Context<Settings>,
  ): Promise<ListedPage>
  /** What it publishes of an endpoint; undefined: it has none of that name. Costs nothing. */
  describe?(endpoint: string, context: Context<Settings>): Promise<Published | undefined>
  /** Reads a document that the provider can run. @throws ProviderError rejected, saying what is wrong with it */
  adopt?(document: Json): Adopted
  /** A real, authenticated call that costs nothing. */
  health(context: Context<Settings>): Promise<Health>
  /** Opens what draws as the hand moves, with one of its endpoints for it; left out: it has none. */
  live?(endpoint: string, context: Omit<Context<Settings>, 'signal'>): LiveEngine
  /** Release threads, sockets and caches. */
  close?(): Promise<void>
}
