import { KryaError, operations } from '@krya/contracts'
import { type Accepted, type Done, type Provider, ProviderError, type Refused } from '@krya/provider-kit'
import type { Database } from '../../db/database.ts'
import type { Queue } from '../../queue/queue.ts'
import type { Storage } from '../../storage/storage.ts'
import { ingest } from '../ingest/ingest.ts'
import type { Stored } from '../ingest/insert.ts'
import { seedOf } from '../seeds.ts'
import type { Claimed } from './claim.ts'
import { conclude, hold } from './conclude.ts'
import { decide, type Outcome, type StopReason } from './decide.ts'
import { tellPreviews } from './preview.ts'
import { tellProgress } from './progress.ts'

/** What running needs to know of its surroundings. */
export interface Running {
  readonly db: Database
  readonly queue: Queue
  readonly storage: Storage
  readonly providers: ReadonlyMap<string, Provider>
  /** Hears of faults that are ours. */
  readonly onFault: (error: unknown, about: string) => void
}

/** The reason an AbortController of a run is aborted with. */
export class Stop extends Error {
  readonly stop: StopReason

  constructor(stop: StopReason) {
    super(`stopped: ${stop}`)
    this.name = 'Stop'
    this.stop = stop
  }
}

/** Runs a claimed part to wherever it gets: done, accepted elsewhere, or not. Never throws for the part's own sake. */
export async function run(running: Running, claimed: Claimed, controller: AbortController): Promise<void> {
  const { generation, part, attemptId } = claimed
  const outcome = await tryIt(running, claimed, controller)
  if (outcome.kind === 'broken') running.onFault(outcome.error, `generation ${generation.id}`)
  await running.db.transaction(async (tx) => {
    const held = await hold(tx, generation.id, part.index, attemptId)
    if (held === undefined) return
    const decision = decide(outcome, circumstances(running, held))
    await conclude(tx, running.queue, held, decision)
  })
}

async function tryIt(
  running: Running,
  claimed: Claimed,
  controller: AbortController,
): Promise<Outcome<Stored>> {
  const { generation, part, offer, attemptId } = claimed
  const provider = running.providers.get(offer.provider)
  if (provider === undefined)
    return faultOf(new ProviderError('unauthorised', `${offer.provider} is not set up.`, { billed: 'no' }))
  const deadline = setTimeout(
    () => controller.abort(new Stop('deadline')),
    operations[generation.operation].timeLimitSeconds * 1000,
  )
  const progress = tellProgress(running.db, claimed)
  try {
    const answer = await provider.submit({
      operation: generation.operation,
      endpoint: offer.endpoint,
      input: generation.input,
      seeds: Array.from({ length: part.count }, (_, at) => seedOf(generation.seed ?? 0, part.first + at)),
      idempotencyKey: attemptId,
      onProgress: progress.progress,
      onPreview: tellPreviews(running.db, running.storage, claimed),
      credentials: provider.credentials.parse({}),
      signal: controller.signal,
    })
    return await outcomeOf(running, claimed, answer)
  } catch (error) {
    const reason: unknown = controller.signal.reason
    if (controller.signal.aborted && reason instanceof Stop)
      return { kind: 'stopped', reason: reason.stop, billed: billedOf(error) }
    return error instanceof ProviderError ? faultOf(error) : brokenOf(error)
  } finally {
    clearTimeout(deadline)
    progress.end()
  }
}

/** Keeps what was made, and says how the try ended. */
export async function outcomeOf(
  running: Running,
  about: Pick<Claimed, 'generation' | 'part' | 'attemptId'>,
  answer: Accepted | Done | Refused,
): Promise<Outcome<Stored>> {
  switch (answer.state) {
    case 'accepted':
      return { kind: 'accepted', handle: answer.handle, checkAfterMs: answer.checkAfterMs }
    case 'refused':
      return { kind: 'refused', refusal: answer }
    case 'done':
      try {
        return { kind: 'stored', stored: await ingest(running.storage, about, answer) }
      } catch (error) {
        return error instanceof KryaError ? { kind: 'unkept', error } : brokenOf(error)
      }
  }
}

export function circumstances(running: Running, { generation, part }: Pick<Claimed, 'generation' | 'part'>) {
  return {
    tries: part.tries,
    offersLeft: generation.chain.length - 1 - part.offer,
    idempotent: running.providers.get(part.provider)?.idempotent ?? false,
    cancelRequested: generation.cancelRequested,
    chance: Math.random(),
  }
}

const faultOf = (fault: ProviderError): Outcome<Stored> => ({ kind: 'fault', fault })

const brokenOf = (error: unknown): Outcome<Stored> => ({
  kind: 'broken',
  error: error instanceof Error ? error : new Error(String(error)),
})

/** A call that was stopped may have been paid for, unless its provider knows better. */
const billedOf = (error: unknown) => (error instanceof ProviderError ? error.billed : 'unknown')
