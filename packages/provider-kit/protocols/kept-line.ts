import type { Incoming, Line } from '../spec/http.ts'
import { ProviderError } from '../spec/provider-error.ts'

type Message = string | Uint8Array

/** How long, in milliseconds. */
export interface Patience {
  /** A line that nobody asks anything on is let go: services charge for the time it is open. */
  readonly idle: number
  /** A question without an answer is given up. */
  readonly answer: number
}

interface Kept {
  /** As the service is known to people. */
  readonly title: string
  readonly patience: Patience
  /** A refusal is thrown. */
  dial(
    heard: (message: Message) => void,
    down: (fault: ProviderError) => void,
    signal: AbortSignal,
  ): Promise<Line>
  /** What comes while nothing was asked: whether the line is of no use from then on. */
  isEnd?(message: Message): boolean
}

/** A line as it came to be. */
interface Opened {
  /** Undefined while it is dialled. */
  line: Line | undefined
  /** What was heard before anybody could ask. */
  readonly early: Message[]
  /** Why it is down. */
  fault: ProviderError | undefined
}

/** A line that is opened when it is needed, kept from question to question, and let go when none comes. */
export class KeptLine {
  readonly #kept: Kept
  readonly #ending = new AbortController()
  #opened: Opened | undefined
  #asked: { heard(message: Message): void; down(fault: ProviderError): void } | undefined
  #idle: NodeJS.Timeout | undefined

  constructor(kept: Kept) {
    this.#kept = kept
  }

  /** Aborted with the signal, or when the line is closed for good. */
  until(signal: AbortSignal): AbortSignal {
    return AbortSignal.any([signal, this.#ending.signal])
  }

  /** Opens the line unless it is. @throws ProviderError; nothing has been asked by then */
  async open(signal: AbortSignal): Promise<void> {
    clearTimeout(this.#idle)
    if (this.#ending.signal.aborted)
      throw new ProviderError('rejected', `The line to ${this.#kept.title} was closed.`, { billed: 'no' })
    if (this.#opened !== undefined) return this.#rest()
    const opened: Opened = { line: undefined, early: [], fault: undefined }
    const heard = (message: Message) => {
      if (opened.line === undefined) opened.early.push(message)
      else if (this.#opened !== opened) return
      else if (this.#asked !== undefined) this.#asked.heard(message)
      else if (this.#kept.isEnd?.(message) === true) this.drop()
    }
    const down = (fault: ProviderError) => {
      opened.fault = fault
      if (opened.line === undefined || this.#opened !== opened) return
      this.#opened = undefined
      this.#asked?.down(fault)
    }
    opened.line = await this.#kept.dial(heard, down, signal)
    if (signal.aborted) {
      opened.line.hangUp()
      throw this.#late('no')
    }
    this.#opened = opened
    this.#rest()
  }

  /**
   * Asks on the open line and waits for what `read` makes an answer of; it is given every message meanwhile.
   * @throws ProviderError unavailable (nothing was said where `billed` is `no`), timeout, and what `read` throws
   */
  async ask<Answer>(
    say: (line: Line) => void | Promise<void>,
    read: (message: Message) => Answer | undefined,
    signal: AbortSignal,
  ): Promise<Answer> {
    const opened = this.#opened
    const line = opened?.line
    if (opened === undefined || line === undefined) throw this.#unheard()
    clearTimeout(this.#idle)
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    let isOver = false
    const fail = (error: unknown) => {
      isOver = true
      reject(error)
    }
    this.#asked = {
      heard(message) {
        try {
          const answer = read(message)
          if (answer !== undefined) resolve(answer)
        } catch (error) {
          fail(error)
        }
      },
      down: fail,
    }
    const late = AbortSignal.any([signal, AbortSignal.timeout(this.#kept.patience.answer)])
    const giveUp = () => fail(this.#late('unknown'))
    late.addEventListener('abort', giveUp, { once: true })
    try {
      for (const message of opened.early.splice(0)) this.#asked.heard(message)
      if (opened.fault !== undefined) fail(this.#unheard())
      const [answer] = await Promise.all([promise, isOver ? undefined : say(line)])
      return answer
    } finally {
      late.removeEventListener('abort', giveUp)
      this.#asked = undefined
      if (opened.fault !== undefined) this.drop()
      this.#rest()
    }
  }

  /** Lets the line go; the next question opens another. */
  drop(): void {
    clearTimeout(this.#idle)
    const opened = this.#opened
    this.#opened = undefined
    opened?.line?.hangUp()
  }

  close(): void {
    this.#ending.abort()
    this.drop()
  }

  #rest(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.drop(), this.#kept.patience.idle).unref()
  }

  #unheard(): ProviderError {
    return new ProviderError('unavailable', `${this.#kept.title} broke the connection.`, { billed: 'no' })
  }

  #late(billed: 'no' | 'unknown'): ProviderError {
    return new ProviderError('timeout', `${this.#kept.title} was not waited for any longer.`, { billed })
  }
}

/** A line, where the service did not refuse it. */
export const isLine = (answer: Incoming | Line): answer is Line => 'hangUp' in answer

/** Whether a fault is one of the line alone: nothing reached the service, so the same may be asked once more. */
export const isUnheard = (error: unknown): boolean =>
  error instanceof ProviderError && error.kind === 'unavailable' && error.billed === 'no'
