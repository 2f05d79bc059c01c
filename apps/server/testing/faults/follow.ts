import {
  type Accepted,
  type Done,
  type Http,
  type Json,
  ProviderError,
  type Refused,
} from '@krya/provider-kit'
import { isRepeatable } from '@krya/provider-kit/protocols'
import { callOf } from '@krya/providers/testing'
import { expect } from 'vitest'
import type { Storage } from '../../src/storage/storage.ts'
import type { Stored } from '../../src/studio/ingest/insert.ts'
import { decide, type Outcome } from '../../src/studio/run/decide.ts'
import { outcomeOf } from '../../src/studio/run/run.ts'
import { claimedOf } from '../claimed.ts'
import type { Case } from './cases.ts'

/** Questions about one job before it is taken that it is asked about until the deadline. */
const mostQuestions = 5

/** What became of a call, in the words of the table; and what a person would be told. */
export interface Followed {
  readonly said: string
  readonly message: string
}

export const billedWords = { no: '', yes: ' (charged)', unknown: ' (maybe charged)' }

interface Surroundings {
  readonly storage: Storage
  readonly http: Http
}

/** Follows one call to its end as the studio does, with another offer to fall through to. */
export async function follow(
  one: Case,
  settings: Record<string, Json>,
  surroundings: Surroundings,
): Promise<Followed> {
  const { provider } = one
  const outcome = await ending(one, settings, surroundings)
  if (outcome === 'asked') return { said: 'asked again, until the deadline', message: '' }
  const decision = decide(outcome, {
    tries: 0,
    offersLeft: 1,
    idempotent: isRepeatable(provider, provider.settings.parse(settings)),
    cancelRequested: false,
    msLeft: 300_000,
    chance: 0.5,
  })
  switch (decision.kind) {
    case 'succeed':
      return { said: 'succeeds', message: '' }
    case 'retry':
      return { said: 'tried again, then next offer', message: decision.reason }
    case 'next-offer':
      expect(decision.billed === 'no' || provider.place === 'private', 'never pays twice').toBe(true)
      return { said: 'next offer', message: decision.reason }
    case 'fail':
      expect(decision.message).not.toBe('')
      return { said: `fails: ${decision.code}${billedWords[decision.billed]}`, message: decision.message }
    default:
      throw new Error(`unexpected decision ${decision.kind}`)
  }
}

/** What became of one call, as the studio sees it; `asked`: its job is asked about until the deadline. */
async function ending(
  { provider, asked }: Case,
  settings: Record<string, Json>,
  { storage, http }: Surroundings,
): Promise<Outcome<Stored> | 'asked'> {
  const call = callOf(provider, settings, http, asked)
  const claimed = claimedOf(provider.id, call)
  const running = {
    storage,
    http,
    connections: { get: () => undefined, all: () => [], models: () => [] },
  }
  const keep = (answer: Accepted | Done | Refused) => outcomeOf(running, claimed, answer, call.signal)
  const first = await provider.submit(call).then(keep).catch(faultOf)
  if (first.kind !== 'accepted') return first
  // Whatever is needed survives a restart.
  const handle: Json = JSON.parse(JSON.stringify(first.handle))
  for (let questions = 0; questions < mostQuestions; questions += 1) {
    try {
      const answer = await provider.check(handle, call)
      if (answer.state !== 'running') return await keep(answer)
    } catch (error) {
      // What is no fault of the service’s is one of ours, and breaks the test.
      faultOf(error)
    }
  }
  return 'asked'
}

function faultOf(error: unknown): Outcome<Stored> {
  if (!(error instanceof ProviderError)) throw error
  return { kind: 'fault', fault: error }
}
