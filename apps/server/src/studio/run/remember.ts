import type { AttemptRow } from '../../db/schema/index.ts'
import { report } from '../../providers/circuits.ts'
import type { Stored } from '../ingest/insert.ts'
import type { Outcome } from './decide.ts'
import type { Running } from './run.ts'

/**
 * Writes down how an endpoint did, apart from what became of the try: what is thought of an endpoint must not
 * hinder what was made there from being kept.
 */
export async function remember(
  { db, onFault }: Pick<Running, 'db' | 'onFault'>,
  attempt: AttemptRow,
  outcome: Outcome<Stored>,
): Promise<void> {
  const went = wentBy(outcome)
  if (went === undefined) return
  await report(db, attempt, went).catch((error: unknown) => onFault(error, 'remembering how an endpoint did'))
}

/** What an endpoint is to be thought of after an outcome; undefined where it says nothing of it. */
function wentBy(outcome: Outcome<Stored>): 'well' | 'badly' | undefined {
  switch (outcome.kind) {
    case 'stored':
      return 'well'
    case 'fault':
      return outcome.fault.kind === 'rejected' || outcome.fault.kind === 'content-refused'
        ? undefined
        : 'badly'
    case 'refused':
      return outcome.refusal.reason === 'failed' ? 'badly' : undefined
    case 'accepted':
    case 'stopped':
    case 'unkept':
    case 'broken':
    case 'skipped':
      return undefined
  }
}
