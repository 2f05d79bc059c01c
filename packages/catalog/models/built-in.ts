import type { OperationId } from '@krya/contracts'
import type { Offer } from './model.ts'

/** What Atelier offers for nothing, one result at a time. @param endpoint which of its hands does it */
export const builtInOffers = (endpoint: string, ...operations: readonly OperationId[]): Offer[] =>
  operations.map((operation) => ({
    provider: 'atelier',
    endpoint,
    operation,
    price: { usd: 0, per: 'output' },
    batch: 1,
  }))

/** The same of clips, which stand in a line of their own. */
export const clipOffers = (endpoint: string, ...operations: readonly OperationId[]): Offer[] =>
  builtInOffers(endpoint, ...operations).map((offer) => ({ ...offer, provider: 'atelier-clips' }))
