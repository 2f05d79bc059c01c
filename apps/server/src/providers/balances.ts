import type { ProviderBalance } from '@krya/contracts'
import { type Health, type Http, ProviderError } from '@krya/provider-kit'
import { connectionOf, type Connections } from './connections.ts'

const askedWithinMs = 15_000
/** A balance that was read holds so long; one that could not be is asked for sooner. */
const keptMs = { read: 10 * 60_000, failed: 60_000 }

interface Kept {
  readonly until: number
  readonly answer: Promise<ProviderBalance>
}

interface Surroundings {
  readonly connections: Connections
  readonly http: Http
  /** Milliseconds, as of Date.now. */
  readonly now?: () => number
}

/** What is left on accounts, as their services said a while ago at most: pages may ask as often as they like. */
export function createBalances({ connections, http, now = Date.now }: Surroundings) {
  const kept = new Map<string, Kept>()

  function keep(id: string, answer: Promise<ProviderBalance>, ms: number): void {
    kept.set(id, { until: now() + ms, answer })
  }

  async function ask(id: string): Promise<ProviderBalance> {
    const { provider, settings } = connectionOf(connections.standing(id))
    const signal = AbortSignal.timeout(askedWithinMs)
    try {
      return told(await provider.health({ settings, http, signal }), now())
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      return { balance: null, read_at: new Date(now()).toISOString(), problem: error.message }
    }
  }

  return {
    /** @throws KryaError not_found, provider_not_set_up */
    async read(id: string): Promise<ProviderBalance> {
      connectionOf(connections.standing(id))
      const before = kept.get(id)
      if (before !== undefined && before.until > now()) return before.answer
      const answer = ask(id)
      // Whoever asks meanwhile waits for the same answer.
      keep(id, answer, askedWithinMs)
      try {
        const { problem } = await answer
        if (kept.get(id)?.answer === answer) keep(id, answer, problem === null ? keptMs.read : keptMs.failed)
      } catch (error) {
        if (kept.get(id)?.answer === answer) kept.delete(id)
        throw error
      }
      return answer
    },
    /** Keeps what was heard of it on another occasion. */
    note(id: string, health: Health): void {
      keep(id, Promise.resolve(told(health, now())), keptMs.read)
    },
    /** It is set up in another way now. */
    forget(id: string): void {
      kept.delete(id)
    },
  }
}

const told = ({ balance }: Health, at: number): ProviderBalance => ({
  balance: balance ?? null,
  read_at: new Date(at).toISOString(),
  problem: null,
})
