import type { Json } from '../spec/provider.ts'
import type { Talking } from './fake-lines.ts'
import type { Answering, FakeAnswer, FakeRequest } from './fake-server.ts'

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
  /** Its own words for failures, by status. */
  readonly errors: Readonly<Record<401 | 402 | 422 | 429 | 500, FakeAnswer>>
  /** Whether its answers name addresses of results. */
  readonly givesAddresses: boolean
}
