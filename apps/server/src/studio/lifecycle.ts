import type { ErrorCode } from '@krya/contracts'
import type { ProviderErrorKind, Refused } from '@krya/provider-kit'
import type { GenerationRow, PartRow } from '../db/schema/index.ts'

export type PartState = PartRow['state']
export type FinalState = Extract<GenerationRow['state'], 'succeeded' | 'failed' | 'canceled'>

/** Which states a part may go to from each; none leads out of an ending but a person's retry. */
export const partTransitions: Readonly<Record<PartState, readonly PartState[]>> = {
  waiting: ['running', 'canceled'],
  running: ['waiting', 'remote', 'succeeded', 'failed', 'canceled'],
  remote: ['waiting', 'succeeded', 'failed', 'canceled'],
  succeeded: [],
  failed: ['waiting'],
  canceled: ['waiting'],
}

export const isOver = (state: PartState | GenerationRow['state']): boolean =>
  state === 'succeeded' || state === 'failed' || state === 'canceled'

/**
 * How a generation ended, by how its parts did; null while one is not over. One that failed keeps and pays
 * for the pictures that were made.
 */
export function outcomeOf(parts: readonly { readonly state: PartState }[]): FinalState | null {
  if (parts.some((part) => !isOver(part.state))) return null
  if (parts.some((part) => part.state === 'failed')) return 'failed'
  return parts.some((part) => part.state === 'canceled') ? 'canceled' : 'succeeded'
}

/** What a person is told of each fault between us and a provider. */
export const faultCodes: Readonly<Record<ProviderErrorKind, ErrorCode>> = {
  unauthorised: 'provider_unavailable',
  'no-credit': 'provider_unavailable',
  'rate-limited': 'provider_unavailable',
  unavailable: 'provider_unavailable',
  failed: 'provider_failed',
  rejected: 'provider_rejected',
  'content-refused': 'content_blocked',
  'malformed-answer': 'provider_failed',
  timeout: 'timed_out',
}

/** What a person is told of each verdict of a provider. */
export const refusalCodes: Readonly<Record<Refused['reason'], ErrorCode>> = {
  rejected: 'provider_rejected',
  'content-refused': 'content_blocked',
  failed: 'provider_failed',
  canceled: 'provider_failed',
}
