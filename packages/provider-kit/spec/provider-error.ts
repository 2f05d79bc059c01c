import type { Billed } from './provider.ts'

export type ProviderErrorKind =
  /** The key is missing, wrong or may not do this. */
  | 'unauthorised'
  /** The account is out of money. */
  | 'no-credit'
  /** It takes no more just now; the same call may be made again later. */
  | 'rate-limited'
  /** It did not take the call: out of reach, or busy by its own word. The same call may be made again. */
  | 'unavailable'
  /** It took the call and broke over it. The same call is not made again here. */
  | 'failed'
  /** What was asked cannot be done there. */
  | 'rejected'
  | 'content-refused'
  /** It answered, but with something that is no answer. */
  | 'malformed-answer'
  | 'timeout'

/** A fault while talking to a service. `billed` decides whether a chain may fall through. */
export class ProviderError extends Error {
  readonly kind: ProviderErrorKind
  readonly billed: Billed
  readonly retryAfterMs: number | undefined
  /** Whether it holds for all that is asked with this key. */
  readonly ofAccount: boolean

  /** @param options `ofAccount` left out: whether its kind speaks of the account */
  constructor(
    kind: ProviderErrorKind,
    message: string,
    options: {
      billed: Billed
      retryAfterMs?: number | undefined
      ofAccount?: boolean | undefined
      cause?: unknown
    },
  ) {
    super(message, { cause: options.cause })
    this.name = 'ProviderError'
    this.kind = kind
    this.billed = options.billed
    this.retryAfterMs = options.retryAfterMs
    this.ofAccount = options.ofAccount ?? (kind === 'unauthorised' || kind === 'no-credit')
  }
}
