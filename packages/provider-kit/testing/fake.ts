import type { Json, WebhookRequest } from '../spec/provider.ts'
import type { Talking } from './fake-lines.ts'
import type { Answering, FakeAnswer, FakeRequest } from './fake-server.ts'

/** What a service may not have. */
export type Feature =
  /** It knows by a key who asks. */
  | 'keys'
  /** It takes jobs, or tells where its results lie: either can be gone on with from another process. */
  | 'jobs'
  /** A job can be ended. */
  | 'cancel'
  /** It has words for how a job stands, of which some may be new to us. */
  | 'states'
  /** It tells what it refuses for its content from what fails. */
  | 'moderation'
  | 'balance'
  /** It lists its models. */
  | 'list'
  | 'webhooks'

/** What it lacks, and why that is so. */
export type Lacks = Readonly<Partial<Record<Feature, string>>>

/** A fake of a service, as its provider's tests and the matrix of faults use it. */
export interface Fake {
  readonly answering: Answering
  /** How it talks over lines; left out: it has none. */
  readonly talking?: Talking
  /** Settings that lead to it. */
  settings(url: string): Record<string, Json>
  /** Whether a request asks for work that a real one would charge for. */
  isSubmit(request: FakeRequest): boolean
  /** Whether a request asks how a job stands; left out where there are no jobs. */
  isQuestion?(request: FakeRequest): boolean
  /** Whether a request gives it a file before work is asked for; left out: files go within the request. */
  isUpload?(request: FakeRequest): boolean
  /** A notice that a job is over, as the service signs it; left out: it sends none. */
  notice?(id: string, at: Date): WebhookRequest
  readonly lacks: Lacks
  /** Some services answer most endpoints at once, and take jobs at others: one of those, and what lacks there. */
  readonly later?: { readonly endpoint: string; readonly operation?: string; readonly lacks: Lacks }
  /** Its own words for failures, by status. */
  readonly errors: Readonly<Record<401 | 402 | 422 | 429 | 500, FakeAnswer>>
  /** Whether its answers name addresses of results. */
  readonly givesAddresses: boolean
}
