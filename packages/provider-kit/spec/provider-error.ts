import type { Billed } from './provider.ts'

export type ProviderErrorKind =
  | 'unauthorised'
  | 'no-credit'
  | 'rate-limited'
  | 'unavailable'
  | 'rejected'
  | 'content-refused'
  | 'malformed-answer'
  | 'timeout'

/** A fault while talking to a service. `billed` decides whether a chain may fall through. */
export class ProviderError extends Error {
  readonly kind: ProviderErrorKind
  readonly billed: Billed
  readonly retryAfterMs: number | undefined

  constructor(
    kind: ProviderErrorKind,
    message: string,
    options: { billed: Billed; retryAfterMs?: number; cause?: unknown },
  ) {
    super(message, { cause: options.cause })
    this.name = 'ProviderError'
    this.kind = kind
    this.billed = options.billed
    this.retryAfterMs = options.retryAfterMs
  }
}
