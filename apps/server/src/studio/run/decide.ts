import { type ErrorCode, KryaError } from '@krya/contracts'
import type { Billed, Json, ProviderError, ProviderErrorKind, Refused } from '@krya/provider-kit'
import { faultCodes, refusalCodes } from '../lifecycle.ts'

/** Why a run was stopped before its own end. */
export type StopReason = 'cancel' | 'drain' | 'deadline'

/** How a try ended. */
export type Outcome<Stored> =
  | { readonly kind: 'stored'; readonly stored: Stored }
  | { readonly kind: 'accepted'; readonly handle: Json; readonly checkAfterMs: number }
  | { readonly kind: 'refused'; readonly refusal: Refused }
  | {
      readonly kind: 'stopped'
      readonly reason: StopReason
      readonly billed: Billed
      /** What it was at then, where its provider says. */
      readonly said?: string
    }
  | { readonly kind: 'fault'; readonly fault: ProviderError }
  /** Its endpoint is left alone for now; nothing was sent. */
  | { readonly kind: 'skipped'; readonly reason: string }
  /** Its provider asked for time, of whomever; nothing was sent. */
  | { readonly kind: 'waits'; readonly afterMs: number; readonly reason: string }
  /** What the provider delivered could not be kept. */
  | { readonly kind: 'unkept'; readonly error: KryaError }
  /** A fault of ours. */
  | { readonly kind: 'broken'; readonly error: Error }

export interface Circumstances {
  /** Failed tries of this offer before this one. */
  readonly tries: number
  /** Offers of the chain after this one. */
  readonly offersLeft: number
  /** Whether a call may be made over at no cost. */
  readonly idempotent: boolean
  readonly cancelRequested: boolean
  /** Until the deadline of the whole generation. */
  readonly msLeft: number
  /** 0–1, spreads retries that would come together. */
  readonly chance: number
}

/** What becomes of the part. `billed` goes into the try's record. */
export type Decision<Stored> =
  | { readonly kind: 'succeed'; readonly stored: Stored }
  | { readonly kind: 'wait'; readonly handle: Json; readonly checkAfterMs: number }
  | { readonly kind: 'cancel'; readonly billed: Billed }
  /** Back to waiting as if it had not begun. */
  | { readonly kind: 'give-back' }
  /** The same, until then. */
  | { readonly kind: 'put-off'; readonly afterMs: number }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly reason: string; readonly billed: Billed }
  | {
      readonly kind: 'next-offer'
      readonly reason: string
      readonly billed: Billed
      /** This one was not even asked. */
      readonly untried?: true
    }
  | { readonly kind: 'fail'; readonly code: ErrorCode; readonly message: string; readonly billed: Billed }

/** Tries of one offer: fewer where there is another to turn to. */
const mostTries = { last: 4, others: 2 }
/** Longer than this a person is not kept waiting for an offer while there is another. */
const longestWaitMs = 15_000
const firstDelayMs = 1_000
const longestDelayMs = 60_000

/** The service did not take the call, by its own word or because nothing was sent: it may be sent again. */
const notTaken: ReadonlySet<ProviderErrorKind> = new Set(['rate-limited', 'unavailable'])
/** What may pass by itself, where another try costs nothing. */
const passing: ReadonlySet<ProviderErrorKind> = new Set([
  ...notTaken,
  'failed',
  'timeout',
  'malformed-answer',
])
/** What another provider may not have against it. */
const thisProviderOnly: ReadonlySet<ProviderErrorKind> = new Set([
  ...passing,
  'unauthorised',
  'no-credit',
  'rejected',
])

/**
 * Decides, from how a try ended and what is left to try. The rule above all others: what may have been paid
 * for is never asked for again.
 */
export function decide<Stored>(outcome: Outcome<Stored>, now: Circumstances): Decision<Stored> {
  switch (outcome.kind) {
    case 'stored':
      return { kind: 'succeed', stored: outcome.stored }
    case 'accepted':
      return { kind: 'wait', handle: outcome.handle, checkAfterMs: outcome.checkAfterMs }
    case 'stopped':
      return afterStop(outcome, now)
    case 'unkept':
      return afterLoss(outcome.error, now)
    case 'broken':
      return afterLoss(new KryaError('internal', undefined, { cause: outcome.error }), now)
    case 'refused':
      return afterRefusal(outcome.refusal, now)
    case 'fault':
      return afterFault(outcome.fault, now)
    case 'skipped':
      return now.cancelRequested
        ? { kind: 'cancel', billed: 'no' }
        : { kind: 'next-offer', reason: outcome.reason, billed: 'no', untried: true }
    case 'waits':
      return afterWord(outcome.afterMs, outcome.reason, now)
  }
}

function afterStop<Stored>(
  { reason, billed, said }: Extract<Outcome<Stored>, { kind: 'stopped' }>,
  now: Circumstances,
): Decision<Stored> {
  if (reason === 'cancel' || now.cancelRequested) return { kind: 'cancel', billed }
  if (reason === 'deadline')
    return { kind: 'fail', code: 'timed_out', message: said ?? 'It took longer than its time limit.', billed }
  return now.idempotent || billed === 'no'
    ? { kind: 'give-back' }
    : {
        kind: 'fail',
        code: 'outcome_unknown',
        message: 'The server stopped while the provider was at work.',
        billed,
      }
}

/** A provider that asked for time is waited for, within what a person would wait and the deadline. */
function afterWord<Stored>(afterMs: number, reason: string, now: Circumstances): Decision<Stored> {
  if (now.cancelRequested) return { kind: 'cancel', billed: 'no' }
  if (now.offersLeft > 0 && afterMs > longestWaitMs)
    return { kind: 'next-offer', reason, billed: 'no', untried: true }
  if (afterMs < now.msLeft) return { kind: 'put-off', afterMs }
  return { kind: 'fail', code: 'provider_unavailable', message: reason, billed: 'no' }
}

/** The work was done but is not with us: made over where that costs nothing, else told. */
function afterLoss<Stored>(error: KryaError, now: Circumstances): Decision<Stored> {
  const billed = now.idempotent ? 'no' : 'yes'
  if (now.cancelRequested) return { kind: 'cancel', billed }
  if (error.code === 'storage_failed' && now.idempotent && now.tries + 1 < mostTries.last)
    return { kind: 'retry', afterMs: backOff(now.tries, now.chance), reason: error.message, billed }
  return { kind: 'fail', code: error.code, message: error.message, billed }
}

function afterRefusal<Stored>(refusal: Refused, now: Circumstances): Decision<Stored> {
  const { billed, message } = refusal
  if (now.cancelRequested) return { kind: 'cancel', billed }
  // Another filter may judge otherwise, but asking around until one lets it pass is not what a chain is for.
  if (refusal.reason !== 'content-refused' && billed === 'no' && now.offersLeft > 0)
    return { kind: 'next-offer', reason: message, billed }
  return { kind: 'fail', code: refusalCodes[refusal.reason], message, billed }
}

function afterFault<Stored>(fault: ProviderError, now: Circumstances): Decision<Stored> {
  const { billed, kind, message } = fault
  if (now.cancelRequested) return { kind: 'cancel', billed }
  const free = billed === 'no' || now.idempotent
  const afterMs = Math.max(fault.retryAfterMs ?? 0, backOff(now.tries, now.chance))
  if (free && mayTryAgain(kind, afterMs, now)) return { kind: 'retry', afterMs, reason: message, billed }
  if (free && thisProviderOnly.has(kind) && now.offersLeft > 0)
    return { kind: 'next-offer', reason: message, billed }
  const code = billed === 'unknown' && !now.idempotent ? 'outcome_unknown' : faultCodes[kind]
  return { kind: 'fail', code, message, billed }
}

/** Whether the same offer is worth another try, within the deadline and what a person would wait for. */
function mayTryAgain(kind: ProviderErrorKind, afterMs: number, now: Circumstances): boolean {
  const isPassing = notTaken.has(kind) || (now.idempotent && passing.has(kind))
  const most = now.offersLeft > 0 ? mostTries.others : mostTries.last
  if (!isPassing || now.tries + 1 >= most || afterMs >= now.msLeft) return false
  return now.offersLeft === 0 || afterMs <= longestWaitMs
}

/** Doubles with every try, spread over its upper half. */
function backOff(tries: number, chance: number): number {
  const longest = Math.min(firstDelayMs * 2 ** tries, longestDelayMs)
  return Math.round(longest * (0.5 + chance / 2))
}
