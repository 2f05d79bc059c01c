import type { Model } from '@krya/catalog'
import { KryaError, operations } from '@krya/contracts'
import {
  type Accepted,
  type Done,
  type Http,
  type Provider,
  ProviderError,
  type Refused,
} from '@krya/provider-kit'
import type { Database } from '../../db/database.ts'
import { attempts, type Step } from '../../db/schema/index.ts'
import { eq } from 'drizzle-orm'
import { pauseOf } from '../../providers/circuits.ts'
import type { Connection } from '../../providers/connections.ts'
import type { Links } from '../../library/links.ts'
import type { Storage } from '../../storage/storage.ts'
import { ingest, type Made } from '../ingest/ingest.ts'
import type { Stored } from '../ingest/insert.ts'
import { seedOf } from '../seeds.ts'
import { entryOf, filesOf, fitted, warningsOf } from './call.ts'
import type { Claimed } from './claim.ts'
import { conclude, hold } from './conclude.ts'
import { type Circumstances, decide, type Outcome, type StopReason } from './decide.ts'
import { tellPreviews } from './preview.ts'
import { tellProgress } from './progress.ts'

/** What running needs to know of its surroundings. */
export interface Running {
  readonly db: Database
  readonly storage: Storage
  readonly http: Http
  readonly connections: {
    get(provider: string): Connection | undefined
    all(): readonly Connection[]
    models(): readonly Model[]
  }
  /** All there are, set up or not. */
  readonly providers: ReadonlyMap<string, Provider>
  /** Where providers can reach this server, if they can. */
  readonly publicUrl: string | undefined
  readonly links: Pick<Links, 'to'>
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
    await conclude(tx, held, outcome, decide(outcome, circumstances(running, held)))
  })
}

async function tryIt(
  running: Running,
  claimed: Claimed,
  controller: AbortController,
): Promise<Outcome<Stored>> {
  const { generation, part, step, attemptId } = claimed
  const connection = running.connections.get(step.provider)
  if (connection === undefined)
    return faultOf(new ProviderError('unauthorised', `${step.provider} is not set up.`, { billed: 'no' }))
  const paused = await pauseBefore(running.db, claimed, connection)
  if (paused !== undefined) return { kind: 'skipped', reason: paused }
  const deadline = setTimeout(
    () => controller.abort(new Stop('deadline')),
    operations[generation.operation].timeLimitSeconds * 1000,
  )
  const progress = tellProgress(running.db, claimed)
  const { signal } = controller
  try {
    const entry = entryOf(running.connections.models(), generation, step)
    const files = await filesOf(running.db, running.storage, generation)
    // From here on nobody can tell after a crash whether the service was asked.
    if (!connection.provider.idempotent) await markSubmitting(running.db, attemptId)
    const answer = await connection.provider.submit({
      operation: generation.operation,
      endpoint: step.endpoint,
      wire: entry.offer.wire ?? null,
      ...(entry.offer.document === undefined ? {} : { document: entry.offer.document }),
      input: fitted(generation, entry).input,
      files,
      seeds: Array.from({ length: part.count }, (_, at) => seedOf(generation.seed ?? 0, part.first + at)),
      idempotencyKey: attemptId,
      ...(running.publicUrl === undefined
        ? {}
        : {
            webhookUrl: `${running.publicUrl}/api/webhooks/${step.provider}`,
            linkTo: (file) => `${running.publicUrl}${running.links.to(file)}`,
          }),
      onProgress: progress.progress,
      onPreview: tellPreviews(running.db, running.storage, claimed),
      settings: connection.settings,
      http: running.http,
      signal,
    })
    return await outcomeOf(running, claimed, answer, signal)
  } catch (error) {
    const reason: unknown = signal.reason
    if (signal.aborted && reason instanceof Stop)
      return { kind: 'stopped', reason: reason.stop, billed: billedOf(error) }
    return error instanceof ProviderError ? faultOf(error) : brokenOf(error)
  } finally {
    clearTimeout(deadline)
    progress.end()
  }
}

async function markSubmitting(db: Database, attemptId: string): Promise<void> {
  await db.update(attempts).set({ state: 'submitting' }).where(eq(attempts.id, attemptId))
}

/** Why an endpoint is not tried just now. The last of a chain is: there is nothing else to try. */
async function pauseBefore(
  db: Database,
  { generation, part, step }: Claimed,
  { provider }: Connection,
): Promise<string | undefined> {
  if (provider.idempotent || part.offer >= generation.chain.length - 1) return undefined
  const until = await pauseOf(db, step)
  if (until === undefined) return undefined
  const seconds = Math.max(1, Math.round((until.getTime() - Date.now()) / 1000))
  return `Not tried: ${provider.title} failed several times in a row. It is looked at again in ${seconds} s.`
}

/** Keeps what was made, and says how the try ended. */
export async function outcomeOf(
  running: Pick<Running, 'storage' | 'http' | 'connections'>,
  about: Pick<Made, 'generation' | 'part' | 'attemptId'> & { readonly step: Step },
  answer: Accepted | Done | Refused,
  signal: AbortSignal,
): Promise<Outcome<Stored>> {
  switch (answer.state) {
    case 'accepted':
      return { kind: 'accepted', handle: answer.handle, checkAfterMs: answer.checkAfterMs }
    case 'refused':
      return { kind: 'refused', refusal: answer }
    case 'done':
      try {
        const warnings = [
          ...warningsOf(running.connections.models(), about.generation, about.step),
          ...answer.warnings,
        ]
        const { outputs, chargedUsd } = answer
        const charged = chargedUsd === undefined ? {} : { chargedUsd }
        const stored = await ingest(running, about, { outputs, warnings, ...charged }, signal)
        return { kind: 'stored', stored }
      } catch (error) {
        return error instanceof KryaError ? { kind: 'unkept', error } : brokenOf(error)
      }
  }
}

export function circumstances(
  running: Pick<Running, 'providers'>,
  { generation, part }: Pick<Claimed, 'generation' | 'part'>,
): Circumstances {
  const limitMs = operations[generation.operation].timeLimitSeconds * 1000
  return {
    tries: part.tries,
    offersLeft: generation.chain.length - 1 - part.offer,
    idempotent: running.providers.get(part.provider)?.idempotent ?? false,
    cancelRequested: generation.cancelRequested,
    msLeft: (generation.startedAt ?? new Date()).getTime() + limitMs - Date.now(),
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
