import { creditsFor, type LiveModel } from '@krya/catalog'
import type { Routing } from '@krya/contracts'
import { type Hold, holdSpending, realTime, settleSpending } from '../accounts/spending.ts'
import type { Principal } from '../accounts/principal.ts'
import type { Database } from '../db/database.ts'

/** Frames whose price is held back at once, so that a frame itself writes nothing. */
const framesHeld = 25
/** A hold is settled and made anew before it is taken for forgotten (`settleForgotten`). */
const heldMs = 30 * 60_000
/** Where seconds are paid, no frame is thought to take less. */
const leastSeconds = 0.1

export interface Payer {
  readonly db: Database
  readonly who: Principal
  /** What is spent counts to it; null: no project. */
  readonly project: string | null
  /** What may be spent a day, as it is set now. */
  readonly limits: () => Pick<Routing, 'daily_credits' | 'daily_credits_per_person'>
}

/** Pays for one session's frames with one model: holds the price of some before they are drawn, settles what came. */
export class Purse {
  readonly #payer: Payer
  readonly #model: LiveModel
  #hold: Hold | undefined
  #heldAt = 0
  /** Of the hold, in millicredits. */
  #used = 0
  #frames = 0
  #spent = 0
  /** Where seconds are paid: up to when they are. */
  #paidUntil: number | undefined

  constructor(payer: Payer, model: LiveModel) {
    this.#payer = payer
    this.#model = model
  }

  /** Credits, by this purse. */
  get spent(): number {
    return this.#spent / 1000
  }

  /** Credits for one more of this size; where seconds are paid, for those since the last. */
  price(size: { readonly width: number; readonly height: number }): number {
    return creditsFor(this.#model.price, { ...size, duration: Math.max(leastSeconds, this.#seconds) })
  }

  /** How long the line was open since what is paid: it is let go a while after a picture. */
  get #seconds(): number {
    if (this.#paidUntil === undefined) return 0
    return Math.min((performance.now() - this.#paidUntil) / 1_000, this.#model.lingers ?? Infinity)
  }

  /**
   * There is enough for one more frame when this is done.
   * @throws KryaError insufficient_credits, budget_exceeded
   */
  async before(price: number): Promise<void> {
    if (price === 0) return
    const millicredits = inWhole(price)
    const isFresh = performance.now() - this.#heldAt < heldMs
    if (isFresh && this.#hold !== undefined && this.#used + millicredits <= this.#hold.millicredits) return
    await this.settle()
    const { db, who, project, limits } = this.#payer
    const { id: model, provider } = this.#model
    this.#hold = await holdSpending(db, who, limits(), {
      operation: realTime,
      model,
      provider,
      project,
      millicredits: millicredits * framesHeld,
    })
    this.#heldAt = performance.now()
  }

  after(price: number): void {
    this.#paidUntil = performance.now()
    if (this.#hold === undefined) return
    this.#frames += 1
    this.#used += inWhole(price)
    this.#spent += inWhole(price)
  }

  /** The line is let go: where seconds are paid, those since the last picture are as well. */
  end(): Promise<void> {
    if (this.#model.price.per === 'second' && this.#hold !== undefined && this.#paidUntil !== undefined) {
      const last = Math.min(
        inWhole(creditsFor(this.#model.price, { duration: this.#seconds })),
        this.#hold.millicredits - this.#used,
      )
      this.#used += last
      this.#spent += last
      this.#paidUntil = undefined
    }
    return this.settle()
  }

  /** What was not used goes back. */
  async settle(): Promise<void> {
    const [hold, frames, used] = [this.#hold, this.#frames, this.#used]
    this.#hold = undefined
    this.#frames = 0
    this.#used = 0
    if (hold !== undefined)
      await settleSpending(this.#payer.db, hold, { calls: frames, cost: used, billed: 'yes' })
  }
}

const inWhole = (credits: number): number => Math.ceil(credits * 1000)
