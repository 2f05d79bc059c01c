import { KryaError } from '@krya/contracts'
import { type Billed, ProviderError, type ProviderErrorKind } from '@krya/provider-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Circumstances, decide, type Outcome } from './decide.ts'

const fresh: Circumstances = {
  tries: 0,
  offersLeft: 0,
  idempotent: false,
  cancelRequested: false,
  msLeft: 300_000,
  chance: 0.5,
}
const kinds: ProviderErrorKind[] = [
  'unauthorised',
  'no-credit',
  'rate-limited',
  'unavailable',
  'failed',
  'rejected',
  'content-refused',
  'malformed-answer',
  'timeout',
]
const fault = (kind: ProviderErrorKind, billed: Billed, retryAfterMs?: number): Outcome<string> => ({
  kind: 'fault',
  fault: new ProviderError(kind, 'said the service', {
    billed,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }),
})

describe('decide', () => {
  it('keeps what was made, even when it was canceled meanwhile', () => {
    const outcome: Outcome<string> = { kind: 'stored', stored: 'picture' }
    expect(decide(outcome, { ...fresh, cancelRequested: true })).toEqual({
      kind: 'succeed',
      stored: 'picture',
    })
  })

  it('tries a busy service again, later each time, and gives up after four tries', () => {
    const delays = [0, 1, 2].map((tries) => {
      const decision = decide(fault('unavailable', 'no'), { ...fresh, tries })
      return decision.kind === 'retry' ? decision.afterMs : 0
    })
    expect(delays).toEqual([750, 1500, 3000])
    expect(decide(fault('unavailable', 'no'), { ...fresh, tries: 3 })).toMatchObject({
      kind: 'fail',
      code: 'provider_unavailable',
    })
  })

  it('waits as long as the service asks', () => {
    expect(decide(fault('rate-limited', 'no', 12_345), fresh)).toMatchObject({ afterMs: 12_345 })
  })

  it('goes to the next offer when this provider cannot, and asks no other after a refusal of the content', () => {
    const now = { ...fresh, offersLeft: 1 }
    expect(decide(fault('no-credit', 'no'), now)).toMatchObject({ kind: 'next-offer' })
    expect(decide(fault('rejected', 'no'), now)).toMatchObject({ kind: 'next-offer' })
    expect(decide(fault('rejected', 'unknown'), now)).toMatchObject({ kind: 'fail' })
    expect(decide(fault('content-refused', 'no'), now)).toMatchObject({ kind: 'fail' })
  })

  it('gives a part back when the server stops, unless it may have been paid for', () => {
    const stopped: Outcome<string> = { kind: 'stopped', reason: 'drain', billed: 'unknown' }
    expect(decide(stopped, { ...fresh, idempotent: true })).toEqual({ kind: 'give-back' })
    expect(decide(stopped, fresh)).toMatchObject({ kind: 'fail', code: 'outcome_unknown' })
  })

  it('says that it was too late, or canceled, as it was', () => {
    const late: Outcome<string> = { kind: 'stopped', reason: 'deadline', billed: 'no' }
    expect(decide(late, fresh)).toMatchObject({ kind: 'fail', code: 'timed_out' })
    const said = 'The model is still being downloaded (40 %).'
    expect(decide({ ...late, said }, fresh)).toMatchObject({ code: 'timed_out', message: said })
    expect(decide({ ...late, reason: 'cancel' }, fresh)).toEqual({ kind: 'cancel', billed: 'no' })
  })

  it('makes a picture again that could not be stored only where that costs nothing', () => {
    const lost: Outcome<string> = { kind: 'unkept', error: new KryaError('storage_failed') }
    expect(decide(lost, { ...fresh, idempotent: true })).toMatchObject({ kind: 'retry' })
    expect(decide(lost, fresh)).toMatchObject({ kind: 'fail', code: 'storage_failed', billed: 'yes' })
    const full: Outcome<string> = { kind: 'unkept', error: new KryaError('storage_full') }
    expect(decide(full, { ...fresh, idempotent: true })).toMatchObject({ kind: 'fail', code: 'storage_full' })
  })

  it('never asks again for what may have been paid for', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.constantFrom<Billed>('yes', 'unknown'),
        fc.nat(10),
        fc.nat(5),
        fc.boolean(),
        (kind, billed, tries, offersLeft, cancelRequested) => {
          const now = { ...fresh, tries, offersLeft, cancelRequested }
          const outcomes: Outcome<string>[] = [
            fault(kind, billed),
            { kind: 'stopped', reason: 'drain', billed },
            { kind: 'refused', refusal: { state: 'refused', reason: 'failed', message: 'no', billed } },
          ]
          for (const outcome of outcomes) expect(['fail', 'cancel']).toContain(decide(outcome, now).kind)
        },
      ),
    )
  })

  it('starts nothing new once it was canceled', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.constantFrom<Billed>('no', 'yes', 'unknown'),
        fc.boolean(),
        (kind, billed, idempotent) => {
          const now = { ...fresh, idempotent, offersLeft: 2, cancelRequested: true }
          expect(decide(fault(kind, billed), now)).toEqual({ kind: 'cancel', billed })
        },
      ),
    )
  })
})
