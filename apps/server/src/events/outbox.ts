import type { KeptEvent, PassingEvent } from '@krya/contracts'
import { type Database, notify } from '../db/database.ts'
import { events } from '../db/schema/index.ts'

/** Told at every commit that added kept events; carries nothing, the reader looks for itself. */
export const keptChannel = 'krya_events'
/** Carries passing events whole: `{ownerId, event}`. */
export const passingChannel = 'krya_news'

/** Writes events in the transaction of the change they tell of; they are delivered if and when it commits. */
export async function record(
  tx: Database,
  ownerId: string,
  ...happened: readonly KeptEvent[]
): Promise<void> {
  if (happened.length === 0) return
  await tx.insert(events).values(
    happened.map(({ type, data }) => ({
      ownerId,
      type,
      data,
      generationId: 'generation_id' in data ? data.generation_id : null,
    })),
  )
  await notify(tx, keptChannel, '')
}

/** Tells passing news to whoever listens right now; nobody hears of it later. */
export async function announce(db: Database, ownerId: string, event: PassingEvent): Promise<void> {
  await notify(db, passingChannel, JSON.stringify({ ownerId, event }))
}
