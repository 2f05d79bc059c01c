import type { AttemptRow } from '../../db/schema/index.ts'
import type { ProviderError } from '@krya/provider-kit'
import { report, type Went } from '../../providers/circuits.ts'
import type { Stored } from '../ingest/insert.ts'
import type { Outcome } from './decide.ts'
import type { Running } from './run.ts'

/**
 * Writes down how an endpoint did, apart from what became of the try: what is thought of an endpoint must not
 * hinder what was made there from being kept.
 */
export async function remember(
  { db, connections, onFault }: Pick<Running, 'db' | 'connections' | 'onFault'>,
  attempt: AttemptRow,
  outcome: Outcome<Stored>,
): Promise<void> {
  const went = wentBy(outcome)
  // Of one that is not set up there is nothing to remember.
  if (went === undefined || connections.get(attempt.provider) === undefined) return
  await report(db, attempt, went).catch((error: unknown) => onFault(error, 'remembering how an endpoint did'))
}

/** What is to be thought of an endpoint, or of its whole provider, after an outcome; undefined: nothing. */
function wentBy(outcome: Outcome<Stored>): Went | undefined {
  switch (outcome.kind) {
    case 'stored':
      return 'well'
    case 'fault':
      return faultWent(outcome.fault)
    case 'refused':
      return outcome.refusal.reason === 'failed' ? 'badly' : undefined
    case 'stopped':
      return outcome.reason === 'deadline' ? 'badly' : undefined
    case 'accepted':
    case 'unkept':
    case 'broken':
    case 'skipped':
    case 'waits':
      return undefined
  }
}

function faultWent({ kind, ofAccount, retryAfterMs }: ProviderError): Went | undefined {
  if (kind === 'rejected' || kind === 'content-refused') return undefined
  if (ofAccount) return 'account-refused'
  return kind === 'rate-limited' && retryAfterMs !== undefined ? { busyMs: retryAfterMs } : 'badly'
}
