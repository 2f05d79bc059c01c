import { ProviderError } from '../spec/provider-error.ts'

/** The code of the refusal to connect to an address that is not public. */
export const privateAddress = 'KRYA_PRIVATE_ADDRESS'

/** Codes of faults before the first byte of a request was sent: it cannot have arrived. */
const beforeSending =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|EPROTO|CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+|KRYA_PRIVATE_ADDRESS)$/

const said: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'refuses connections'],
  [/^(?:ENOTFOUND|EAI_\w+)$/, 'cannot be found by its name'],
  [/^UND_ERR_CONNECT_TIMEOUT$/, 'cannot be reached'],
  [/CERT|SELF_SIGNED|UNABLE_TO|SSL|TLS|EPROTO/, 'has no valid TLS certificate'],
  [/^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/, 'stopped answering'],
]

/** What a fault of the network means: whether the request can have arrived, in words that name the host. */
export function transportError(error: unknown, url: string, signal?: AbortSignal): ProviderError {
  const code = codeOf(error)
  const sent = !beforeSending.test(code)
  const { host } = new URL(url)
  const billed = sent ? 'unknown' : 'no'
  if (code === privateAddress)
    return new ProviderError('rejected', `${host} is a private address, where a stranger may not send us.`, {
      billed,
      cause: error,
    })
  if (signal?.aborted === true)
    return new ProviderError('timeout', `${host} was not waited for any longer.`, { billed, cause: error })
  const words = said.find(([pattern]) => pattern.test(code))?.[1] ?? 'broke the connection'
  const kind = /TIMEOUT/.test(code) && sent ? 'timeout' : 'unavailable'
  return new ProviderError(kind, `${host} ${words}.`, { billed, cause: error })
}

/** The innermost code there is: fetch and Happy Eyeballs wrap the cause. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  if ('cause' in error && error.cause instanceof Error) {
    const inner = codeOf(error.cause)
    if (inner !== '') return inner
  }
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
