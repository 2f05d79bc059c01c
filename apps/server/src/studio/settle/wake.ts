import { type Database, notify } from '../../db/database.ts'

/** Tells workers that something may have become ready to run. */
export const wakeChannel = 'krya_wake'
/** Tells workers that a remote job may be asked about sooner than they know. */
export const askChannel = 'krya_ask'
/** Tells workers which generation is to be stopped: its id. */
export const cancelChannel = 'krya_cancel'

export const wakeWorkers = (tx: Database): Promise<void> => notify(tx, wakeChannel, '')
export const askSoon = (tx: Database): Promise<void> => notify(tx, askChannel, '')
export const stopRuns = (tx: Database, generationId: string): Promise<void> =>
  notify(tx, cancelChannel, generationId)
