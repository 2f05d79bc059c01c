import { type Model, usdCounted } from '@krya/catalog'
import { KryaError } from '@krya/contracts'
import {
  type Accepted,
  type Done,
  type Http,
  type Provider,
  ProviderError,
  type Refused,
} from '@krya/provider-kit'
import { isRepeatable } from '@krya/provider-kit/protocols'
import type { Database } from '../../db/database.ts'
import { attempts, type GenerationRow, type Step } from '../../db/schema/index.ts'
import { eq } from 'drizzle-orm'
import { pauseOf } from '../../providers/circuits.ts'
import { type Connection, priceAt } from '../../providers/connections.ts'
import type { Links } from '../../library/links.ts'
import type { Storage } from '../../storage/storage.ts'
import { ingest, type Made } from '../ingest/ingest.ts'
import type { Stored } from '../ingest/insert.ts'
import { seedOf } from '../seeds.ts'
import { entryIn, entryOf, filesOf, fitted, warningsOf } from './call.ts'
import type { Claimed } from './claim.ts'
import { conclude, hold } from './conclude.ts'
import { deadlineOf } from './deadline.ts'
import { type Circumstances, decide, type Outcome, type StopReason } from './decide.ts'
import { tellPreviews } from './preview.ts'
import { tellProgress } from './progress.ts'
import { remember } from './remember.ts'

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
  const held = await running.db.transaction(async (tx) => {
    const found = await hold(tx, generation.id, part.index, attemptId)
    if (found === undefined) return undefined
    const deadline = await deadlineOf(tx, found.generation, found.part)
    await conclude(tx, found, decide(outcome, circumstances(running, found, deadline)))
    return found
  })
  if (held !== undefined) await remember(running, held.attempt, outcome)
}

async function tryIt(
  running: Running,
  claimed: Claimed,
  controller: AbortController,
): Promise<Outcome<Stored>> {
  const { generation, part, step, attemptId } = claimed
  const connection = running.connections.get(step.provider)
  if (connection === undefined) {
    const title = running.providers.get(step.provider)?.title ?? step.provider
    const message = `Not tried: ${title} is no longer set up.`
    return part.offer < generation.chain.length - 1
      ? { kind: 'skipped', reason: message }
      : faultOf(new ProviderError('unauthorised', message, { billed: 'no' }))
  }
  const paused = await pauseBefore(running, claimed, connection)
  if (paused !== undefined) return paused
  const left = (await deadlineOf(running.db, generation, part)) - Date.now()
  if (left <= 0) return { kind: 'stopped', reason: 'deadline', billed: 'no' }
  const deadline = setTimeout(() => controller.abort(new Stop('deadline')), left)
  const progress = tellProgress(running.db, claimed)
  const { signal } = controller
  try {
    const entry = entryOf(running.connections.models(), generation, step)
    const files = await filesOf(running.db, running.storage, generation)
    // From here on nobody can tell after a crash whether the service was asked, except the service itself.
    const { provider, settings } = connection
    if (!isRepeatable(provider, settings) || provider.find !== undefined)
      await markSubmitting(running.db, attemptId)
    const answer = await connection.provider.submit({
      operation: generation.operation,
      endpoint: step.endpoint,
      wire: entry.offer.wire ?? null,
      ...(entry.offer.document === undefined ? {} : { document: entry.offer.document }),
      input: fitted(generation, step, entry).input,
      files,
      seeds: Array.from({ length: part.count }, (_, at) => seedOf(generation.seed ?? 0, part.first + at)),
      priority: generation.priority < 0 ? 'low' : 'normal',
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
      return {
        kind: 'stopped',
        reason: reason.stop,
        billed: billedOf(error),
        ...(error instanceof ProviderError && error.kind !== 'timeout' ? { said: error.message } : {}),
      }
    return error instanceof ProviderError ? faultOf(error) : brokenOf(error)
  } finally {
    clearTimeout(deadline)
    progress.end()
  }
}

async function markSubmitting(db: Database, attemptId: string): Promise<void> {
  await db.update(attempts).set({ state: 'submitting' }).where(eq(attempts.id, attemptId))
}

/**
 * Why an endpoint is not tried just now. The last of a chain is, unless its provider asked for time: there is
 * nothing else to try.
 */
async function pauseBefore(
  { db, onFault }: Running,
  { generation, part, step }: Claimed,
  { provider, settings }: Connection,
): Promise<Outcome<Stored> | undefined> {
  if (isRepeatable(provider, settings)) return undefined
  const pause = await pauseOf(db, step).catch((error: unknown) => onFault(error, 'asking for a pause'))
  if (!pause) return undefined
  const isLast = part.offer >= generation.chain.length - 1
  const afterMs = Math.max(1_000, pause.until.getTime() - Date.now())
  const inSeconds = `${Math.round(afterMs / 1000)} s`
  switch (pause.of) {
    case 'pace':
      return {
        kind: 'waits',
        afterMs,
        reason: `Not tried: ${provider.title} takes no more for ${inSeconds}.`,
      }
    case 'account': {
      const reason = `Not tried: ${provider.title} refused the key or is out of credit. It is looked at again in ${inSeconds}.`
      return isLast ? undefined : { kind: 'skipped', reason }
    }
    case 'endpoint': {
      const reason = `Not tried: ${provider.title} failed several times in a row. It is looked at again in ${inSeconds}.`
      return isLast ? undefined : { kind: 'skipped', reason }
    }
  }
}

/**
 * Keeps what was made, and says how the try ended.
 * @throws ProviderError when a result cannot be fetched just now
 */
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
        const { outputs } = answer
        const charged = chargeOf(running, about, answer)
        const stored = await ingest(running, about, { outputs, warnings, ...charged }, signal)
        return { kind: 'stored', stored }
      } catch (error) {
        if (error instanceof ProviderError) throw error
        return error instanceof KryaError ? { kind: 'unkept', error } : brokenOf(error)
      }
  }
}

/** What the service says it charged, or what it counted is charged at; nothing where it told neither. */
function chargeOf(
  { connections }: Pick<Running, 'connections'>,
  { generation, step }: { readonly generation: GenerationRow; readonly step: Step },
  { chargedUsd, counted }: Done,
): { chargedUsd?: number } {
  if (chargedUsd !== undefined) return { chargedUsd }
  const offer = entryIn(connections.models(), generation, step)?.offer
  if (counted === undefined || offer === undefined) return {}
  const { meter } = priceAt(connections.get(step.provider), offer)
  const usd = meter === undefined ? undefined : usdCounted(meter, counted)
  return usd === undefined ? {} : { chargedUsd: usd }
}

export function circumstances(
  running: Pick<Running, 'providers' | 'connections'>,
  { generation, part }: Pick<Claimed, 'generation' | 'part'>,
  deadline: number,
): Circumstances {
  return {
    tries: part.tries,
    offersLeft: generation.chain.length - 1 - part.offer,
    idempotent: mayRepeat(running, part.provider),
    cancelRequested: generation.cancelRequested,
    msLeft: deadline - Date.now(),
    chance: Math.random(),
  }
}

/** Whether a provider’s calls may be made over. Of one that is not set up just now only what always holds counts. */
export function mayRepeat(
  { providers, connections }: Pick<Running, 'providers' | 'connections'>,
  id: string,
) {
  const connection = connections.get(id)
  if (connection !== undefined) return isRepeatable(connection.provider, connection.settings)
  const provider = providers.get(id)
  return provider?.placeAt === undefined && (provider?.idempotent ?? false)
}

const faultOf = (fault: ProviderError): Outcome<Stored> => ({ kind: 'fault', fault })

const brokenOf = (error: unknown): Outcome<Stored> => ({
  kind: 'broken',
  error: error instanceof Error ? error : new Error(String(error)),
})

/** A call that was stopped may have been paid for, unless its provider knows better. */
const billedOf = (error: unknown) => (error instanceof ProviderError ? error.billed : 'unknown')
