import { z } from 'zod'

/** Any value that survives JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** An object that survives JSON, read from anything. */
export const jsonRecord: z.ZodType<Record<string, Json>> = z.record(z.string(), z.json())

/** What every call to a provider is given. */
export interface Context<Credentials> {
  readonly credentials: Credentials
  /** Aborted when the person cancels, the deadline passes or the process drains. Honour it within a second. */
  readonly signal: AbortSignal
}

/** One request to make `seeds.length` outputs. It names our operation and the offer's endpoint, and sees no generation. */
export interface Call<Credentials> extends Context<Credentials> {
  /** Our operation id, e.g. `text-to-image`. */
  readonly operation: string
  /** The offer's endpoint id at this provider. */
  readonly endpoint: string
  /** The operation's validated input. */
  readonly input: Readonly<Record<string, Json>>
  /** One seed per output wanted, 0–4294967295, in output order. */
  readonly seeds: readonly number[]
  /** Ours, stable for this attempt: send it where the service takes one. */
  readonly idempotencyKey: string
  /** 0–1, whenever there is news; never required. */
  readonly onProgress: (progress: number) => void
  /** A picture of how far it is, small (≤ 100 kB), at most a few a second; never required. */
  readonly onPreview: (image: Bytes) => void
}

export interface Bytes {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/** One finished output. */
export interface Output extends Bytes {
  /** The seed it was really made with, where the service says. */
  readonly seed?: number
  /** Facts worth keeping with the asset (Atelier: the scene). */
  readonly metadata?: Readonly<Record<string, Json>>
}

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

export interface Provider<Credentials = unknown> {
  readonly id: string
  readonly credentials: z.ZodType<Credentials>
  /**
   * How many calls may be under way: for the whole installation (a service's own limit, per key), or for
   * each worker process (an engine that uses this machine).
   */
  readonly concurrency: { readonly scope: 'installation' | 'process'; readonly limit: number }
  /**
   * Whether doing a call over costs nothing and changes nothing elsewhere (an engine of our own). Only then is
   * a call whose end we did not see simply made again.
   */
  readonly idempotent: boolean
  /** Start a job. Returns its outputs at once, or a handle to ask with. Throws ProviderError. */
  submit(call: Call<Credentials>): Promise<Accepted | Done | Refused>
  /** Ask how an accepted job stands. A fault while asking is thrown and means "ask again". */
  check(handle: Json, context: Context<Credentials>): Promise<Running | Done | Refused>
  /** Best effort; returns when the service has been told. */
  cancel?(handle: Json, context: Context<Credentials>): Promise<void>
  /** Whether it can take work now. Costs nothing. */
  health(context: Context<Credentials>): Promise<{ readonly ok: boolean; readonly detail?: string }>
  /** Release threads, sockets and caches. */
  close?(): Promise<void>
}
