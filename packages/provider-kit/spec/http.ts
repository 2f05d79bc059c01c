import type { Json } from './provider.ts'
import type { RemoteFile } from './provider.ts'
import type { ProviderError } from './provider-error.ts'

/** One request to a service at an address of its settings, or one that it named and that lies on its own origins. */
export interface Outgoing {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** JSON, a form or bytes; left out: no body. */
  readonly body?: { readonly json: Json } | { readonly form: FormData } | { readonly bytes: Uint8Array }
  /** Most bytes of the answer, or of one event of a stream; left out: 16 MiB, 64 MiB of an event. */
  readonly limitBytes?: number
  /** `foreign`: an address that a service named outside its own origins; private ones are refused. */
  readonly at?: 'service' | 'foreign'
}

/** A whole answer, whatever its status. */
export interface Incoming {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  text(): string
  /** Undefined when it is no JSON. */
  json(): unknown
}

/** A large file as it comes in. */
export interface Pulled {
  /** At which byte it begins: where it was asked to, or at the beginning. */
  readonly from: number
  readonly body: AsyncIterable<Uint8Array>
}

/** Where a line to a service is asked for, and who hears what comes over it. */
export interface Dial {
  /**
   * An http or https address on the service's own origins, upgraded there; a redirect is not followed. There may
   * be a token in it: no fault names more of it than the host.
   */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** Each message as it comes, at most 20 MB: a text, or bytes. */
  heard(message: string | Uint8Array): void
  /** Once, when the line is down and it was not we who hung up. */
  down(fault: ProviderError): void
}

/** A line on which both ends may speak at any time (RFC 6455). */
export interface Line {
  /** Does nothing once the line is down. */
  say(message: string | Uint8Array): void
  /** Nothing is said or heard from then on. */
  hangUp(): void
}

/** The one way out to the network. Faults are ProviderErrors that say whether the request can have arrived. */
export interface Http {
  /** @throws ProviderError unavailable, timeout, malformed-answer (larger than the limit) */
  send(request: Outgoing, signal: AbortSignal): Promise<Incoming>
  /**
   * As `send`, with the answer as a stream of server-sent events' data once its status is 200. It comes no faster than
   * it is read.
   * @throws ProviderError, while it comes in too: unavailable, timeout (it stalls), malformed-answer (a larger event)
   */
  stream(request: Outgoing, signal: AbortSignal): Promise<Incoming | AsyncIterable<string>>
  /**
   * Fetches what a service made. The address is a stranger's unless the file says that it lies with the service:
   * then private addresses are refused, redirects included.
   * @throws ProviderError
   */
  download(file: RemoteFile, limitBytes: number, signal: AbortSignal): Promise<Uint8Array>
  /**
   * As `download`, for what is too large for memory: from a byte on, where the other end can.
   * @param limitBytes left out: whatever comes
   * @throws ProviderError, while it comes in too
   */
  pull(file: RemoteFile, from: number, signal: AbortSignal, limitBytes?: number): Promise<Pulled>
  /**
   * Opens a line to a service; a refusal comes as the answer it is. Nothing has been asked for by then.
   * @throws ProviderError unavailable, timeout
   */
  dial(dial: Dial, signal: AbortSignal): Promise<Incoming | Line>
}
