import { creditsPerUsd, type Tokens, usdFor } from '@krya/catalog'
import type { LanguageTask, Routing } from '@krya/contracts'
import type { Ended, Payer } from '@krya/language'
import type { ChatEndpoint } from '@krya/provider-kit'
import type { Principal } from '../accounts/principal.ts'
import { holdSpending, type Settled, settleSpending } from '../accounts/spending.ts'
import type { Database } from '../db/database.ts'

export interface Customer {
  readonly db: Database
  readonly who: Principal
  readonly task: LanguageTask
  /** What may be spent a day, as it is set now. */
  readonly limits: Pick<Routing, 'daily_credits' | 'daily_credits_per_person'>
}

/** Pays for one answer’s calls, whoever is asked: the most is held before each, and what it took settled after it. */
export class Till {
  readonly #customer: Customer
  #spent = 0

  constructor(customer: Customer) {
    this.#customer = customer
  }

  /** Credits that were paid by now. */
  get spent(): number {
    return this.#spent / 1000
  }

  /** Pays for calls of this model. Its `before` throws KryaError insufficient_credits, budget_exceeded. */
  payerOf(provider: string, { model, price }: Pick<ChatEndpoint, 'model' | 'price'>): Payer {
    const { db, who, task, limits } = this.#customer
    const inMillicredits = (tokens: Tokens): number => Math.ceil(usdFor(price, tokens) * creditsPerUsd * 1000)
    return {
      before: async (most) => {
        const millicredits = inMillicredits(most)
        const hold = await holdSpending(db, who, limits, { operation: task, model, provider, millicredits })
        return async (ended) => {
          const settled = settledBy(ended, millicredits, inMillicredits)
          if (settled.failed !== true) this.#spent += settled.cost
          await settleSpending(db, hold, settled)
        }
      },
    }
  }
}

/** What the service counted, or else the most it may be; what may have been charged for nothing counts as spent. */
function settledBy(ended: Ended, most: number, inMillicredits: (tokens: Tokens) => number): Settled {
  if (ended.state === 'failed')
    return {
      calls: 1,
      cost: ended.billed === 'no' ? 0 : most,
      billed: most === 0 ? 'no' : ended.billed,
      failed: true,
    }
  const cost = ended.tokens === undefined ? most : inMillicredits(ended.tokens)
  return { calls: 1, cost, billed: cost === 0 ? 'no' : 'yes' }
}
