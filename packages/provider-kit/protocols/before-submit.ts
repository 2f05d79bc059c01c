import type { Refused } from '../spec/provider.ts'
import { ProviderError } from '../spec/provider-error.ts'
import { refusalOf } from './service.ts'

/**
 * Does what comes before a submit: files are given, tokens and versions are asked for. Whatever goes wrong in it, the
 * service was not asked for work yet.
 * @throws ProviderError billed `no`
 */
export async function unpaid<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const { kind, message, retryAfterMs } = error
    throw new ProviderError(kind, message, { billed: 'no', retryAfterMs, cause: error })
  }
}

/** As `unpaid`, where what the service refuses of it (a file) is its verdict on the request. */
export async function ready<Result>(work: () => Result | Promise<Result>): Promise<Result | Refused> {
  try {
    return await unpaid(work)
  } catch (error) {
    const refusal = error instanceof ProviderError ? refusalOf(error) : undefined
    if (refusal === undefined) throw error
    return refusal
  }
}
