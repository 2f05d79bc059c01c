import { setTimeout as later } from 'node:timers'
import { setTimeout } from 'node:timers/promises'
import { creditsFor, type LiveModel } from '@krya/catalog'
import type { KryaError, LiveAnswer, LiveState } from '@krya/contracts'
import { type Bytes, type LiveEngine, type LiveFrame, ProviderError } from '@krya/provider-kit'
import { type Coalesced, coalesce } from '../coalesce.ts'
import { type Asked, changed, type Drawing, inputFor, isDrawn, nothingYet } from './drawing.ts'
import { errorAnswer, tellable } from './faults.ts'
import { Figures } from './figures.ts'
import type { Filmer } from './film/filmer.ts'
import { type Film, Recorder } from './film/recorder.ts'
import { FrameWriter } from './frame-writer.ts'
import type { Guest, House } from './house.ts'
import type { Sent } from './keep.ts'
import { Line } from './line.ts'
import type { LiveModels } from './models.ts'
import type { Audience } from './shared/shared.ts'
import { type Payer, Purse } from './purse.ts'

/** Seconds without an input after which nothing is kept open or held back for a session. */
const usualRest = 15
const statusEveryMs = 1_000
/** Between the frames of somebody who draws it is not told that there is nothing to draw. */
const readyAfterMs = 100
/** Where a line bore only less, what is shown last is sent as it is once nothing was asked for so long. */
const fineAfterMs = 400
/** A model that could not be had is tried again after so long, where nobody chose one. */
const tiredMs = 60_000
/** What is still being prepared is given this long before it is asked for again. */
const unsettledMs = 30

/** Whoever listens at the other end. */
export interface Listener {
  /** What the smallest message takes there and back, in milliseconds. */
  readonly wayMs: number
  /**
   * @param onShown called at once when it was shown, or before it is sent where the listener does not tell
   * @returns when it has left this machine, or the listener tells what became of it
   */
  frame(answer: Extract<LiveAnswer, { type: 'frame' }>, onShown: () => void): Promise<void>
  /** Dropped where the line is full. */
  tell(answer: LiveAnswer): void
}

export interface Surroundings {
  readonly payer: Payer
  readonly models: LiveModels
  readonly houseOf: (model: LiveModel) => House
  readonly filmer: Filmer
  /** Where pictures for a clip wait on the disk. */
  readonly scratch: string
  /** Others who see what is painted; undefined: nobody may. */
  readonly audience?: Audience | undefined
  /** A fault of our own. */
  readonly onFault: (error: unknown) => void
}

/** An engine that is open, and what goes with it. */
interface Hand {
  readonly model: LiveModel
  readonly engine: LiveEngine
  readonly purse: Purse
  readonly house: House
}

/**
 * One person's real-time drawing. The latest input wins: one frame is in the making or on its way at a time, and what
 * is overtaken meanwhile is never drawn. It outlives a broken socket; an engine is open only while there is something
 * to draw.
 */
export class Session implements Guest {
  readonly #surroundings: Surroundings
  readonly #writer = new FrameWriter()
  readonly #recorder: Recorder
  readonly #line = new Line()
  readonly #figures = new Figures()
  #drawing: Drawing = nothingYet
  /** Number of the last input that was answered, by a frame or an error. */
  #answered = 0
  /** Number of the last input that a frame was sent for. */
  #sent = 0
  /** The last frame that was shown. */
  #last: Sent | undefined
  /** Models that could not be had, and until when the next one is taken where none was chosen. */
  readonly #tiredUntil = new Map<string, number>()
  #hand: Hand | undefined
  #listener: Listener | undefined
  /** Draws what was asked last; asked meanwhile, also by a place that came free, it looks once more. */
  readonly #work: Coalesced
  #abort = new AbortController()
  #state: LiveState = 'ready'
  #position = 0
  #spent = 0
  #rest: NodeJS.Timeout | undefined
  #ready: NodeJS.Timeout | undefined
  /** Whether the last frame was sent as less than it is; a while after it is sent as it is. */
  #isRough = false
  #fine: NodeJS.Timeout | undefined
  #isFineDue = false
  #told = 0
  lastActive = performance.now()

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
    this.#recorder = new Recorder(surroundings)
    this.#work = coalesce(() => this.#drawOn(), surroundings.onFault)
  }

  get person(): string {
    return this.#surroundings.payer.who.ownerId
  }

  get lastInput(): number {
    return this.#drawing.input
  }

  /** Talks to this listener from now on, which has seen nothing yet. */
  attach(listener: Listener): void {
    this.#listener = listener
    this.#writer.forget()
  }

  /** Nobody listens: what was asked stays, nothing more is drawn. */
  detach(): void {
    this.#listener = undefined
    void this.stop()
  }

  /**
   * @returns where so much waits that it must be worked off: done when more may be asked
   * @throws KryaError; what was asked before stays
   */
  ask(asked: Asked): Promise<unknown> | undefined {
    if (typeof asked.model === 'string') this.#surroundings.models.find(asked.model, this.#tired)
    const isAnswered = this.#answered === this.#drawing.input
    this.#drawing = changed(this.#drawing, asked)
    // What it may cost, and when it rests, changes no picture.
    if (!isDrawn(asked) && isAnswered) {
      this.#answered = this.#drawing.input
      return undefined
    }
    this.lastActive = this.#drawing.at
    if (this.#state === 'stopped' || this.#state === 'capped') this.#state = 'ready'
    this.#work.request()
    const { canvas } = this.#drawing
    // A failure is told to whoever draws it.
    return canvas?.isFull === true ? canvas.pixels().catch(() => undefined) : undefined
  }

  /** The last frame that was shown; undefined: none was. */
  get last(): Sent | undefined {
    return this.#last
  }

  /** A clip of all that was drawn up to this frame. @throws KryaError wrong_state: one is being made */
  film(last: Sent): Promise<Film> {
    return this.#recorder.film(last)
  }

  /** No engine is called from now on until something is asked. */
  async stop(): Promise<void> {
    this.#answered = this.#drawing.input
    clearTimeout(this.#ready)
    clearTimeout(this.#fine)
    this.#isFineDue = false
    this.#abort.abort()
    this.#abort = new AbortController()
    // Whoever stopped need not have looked at what was on its way.
    this.#writer.forget()
    this.#setState('stopped')
    await this.#work.idle()
    await this.#letGo()
  }

  async close(): Promise<void> {
    this.#listener = undefined
    await this.stop()
    await this.#recorder.close()
  }

  onTurn(): void {
    this.#work.request()
  }

  onPosition(position: number): void {
    this.#position = position
    this.#setState('queued')
  }

  /** Draws until everything is answered, or this one must wait. */
  async #drawOn(): Promise<void> {
    clearTimeout(this.#ready)
    clearTimeout(this.#rest)
    clearTimeout(this.#fine)
    await this.#sendFine()
    while (this.#listener !== undefined && this.#answered < this.#drawing.input) {
      const drawing = this.#drawing
      const { signal } = this.#abort
      try {
        const goesOn = await this.#draw(drawing, this.#listener, signal)
        if (!goesOn) return
      } catch (error) {
        // What was stopped is no fault of its engine.
        if (!signal.aborted) this.#fail(error, drawing.input)
      }
    }
    if (this.#state === 'drawing') this.#ready = later(() => this.#setState('ready'), readyAfterMs).unref()
    if (this.#isRough)
      this.#fine = later(() => {
        this.#isFineDue = true
        this.#work.request()
      }, fineAfterMs).unref()
    const { rest_after = usualRest } = this.#drawing.wishes
    this.#rest = later(() => void this.#letGo(), rest_after * 1_000).unref()
  }

  /** @returns false: it waits for its turn, or may not spend more */
  async #draw(drawing: Drawing, listener: Listener, signal: AbortSignal): Promise<boolean> {
    const { canvas, wishes } = drawing
    if (canvas === undefined) {
      this.#answered = drawing.input
      return true
    }
    const hand = await this.#take(this.#surroundings.models.find(wishes.model ?? undefined, this.#tired))
    if (!hand.house.enter(this)) return false
    const input = inputFor(drawing, canvas, hand.model)
    const price = hand.purse.price(canvas)
    if (
      price > 0 &&
      typeof wishes.spend_cap === 'number' &&
      this.#spentWith(hand) + price > wishes.spend_cap
    ) {
      // It stays unanswered: whoever allows more has it drawn.
      this.#setState('capped')
      await this.#letGo()
      return false
    }
    await hand.purse.before(price)
    if (signal.aborted) return true
    if (this.#state !== 'drawing') this.#setState('drawing')
    const onPreview = ({ mediaType, bytes }: Bytes): void => {
      if (!signal.aborted)
        listener.tell({ type: 'preview', input: drawing.input, media_type: mediaType, data: bytes })
    }
    const frame = await drawn(hand, { ...input, onPreview }, signal)
    if (signal.aborted) return true
    await this.#send({ frame, drawing, model: hand.model }, listener, signal)
    if (frame.unsettled === true) await setTimeout(unsettledMs)
    else this.#answered = drawing.input
    return true
  }

  /** Sends what is shown once more, as it is, where it was sent as less. */
  async #sendFine(): Promise<void> {
    const [isDue, last, listener] = [this.#isFineDue, this.#last, this.#listener]
    this.#isFineDue = false
    if (!isDue || last === undefined || listener === undefined) return
    if (this.#answered < this.#drawing.input) return
    this.#writer.forget()
    await this.#send(last, listener, this.#abort.signal, this.#line.finest)
  }

  async #send(sent: Sent, listener: Listener, signal: AbortSignal, look = this.#line.look): Promise<void> {
    const { frame, drawing } = sent
    const { width = 0, height = 0 } = drawing.canvas ?? {}
    const { audience } = this.#surroundings
    if (audience?.needsWhole === true) this.#writer.forget()
    const written = await this.#writer.write(frame, look)
    // Whoever stopped meanwhile looks at it no more, and would never tell that it was shown.
    if (signal.aborted) return this.#writer.forget()
    audience?.show({ type: 'frame', width, height, ...written })
    this.#isRough = look.isThrifty
    if (drawing.input > this.#sent) this.#figures.add(performance.now() - drawing.at)
    this.#sent = drawing.input
    const left = performance.now()
    await listener.frame({ type: 'frame', input: drawing.input, width, height, ...written }, () => {
      this.#last = sent
      this.#recorder.see(sent)
    })
    this.#line.arrived(performance.now() - left, listener.wayMs)
    if (performance.now() - this.#told > statusEveryMs) this.#tellStatus()
  }

  /** The engine for a model; another model's is let go. */
  async #take(model: LiveModel): Promise<Hand> {
    if (this.#hand?.model === model) return this.#hand
    await this.#letGo()
    this.#setState('connecting')
    const { models, houseOf, payer } = this.#surroundings
    const engine = models.open(model)
    this.#hand = { model, engine, purse: new Purse(payer, model), house: houseOf(model) }
    return this.#hand
  }

  async #letGo(): Promise<void> {
    clearTimeout(this.#rest)
    const hand = this.#hand
    if (hand === undefined) return
    this.#spent = this.#spentWith(hand)
    this.#hand = undefined
    this.#writer.forget()
    hand.house.leave(this)
    await Promise.all([hand.engine.close(), hand.purse.end()]).catch(this.#surroundings.onFault)
  }

  get #price(): number {
    const { canvas } = this.#drawing
    if (this.#hand === undefined || canvas === undefined) return 0
    return creditsFor(this.#hand.model.price, { width: canvas.width, height: canvas.height, duration: 1 })
  }

  #spentWith({ purse }: Hand): number {
    return this.#spent + purse.spent
  }

  #fail(error: unknown, input: number): void {
    const told = tellable(error)
    if (!this.#triesNext(told)) this.#answered = Math.max(this.#answered, input)
    if (told.code === 'internal') this.#surroundings.onFault(error)
    this.#listener?.tell(errorAnswer(told, { input }))
  }

  /** Where nobody chose the model, another stands in for one that cannot be had. */
  #triesNext(told: KryaError): boolean {
    const { model } = this.#drawing.wishes
    if (typeof model === 'string' || this.#hand === undefined || told.code !== 'provider_unavailable')
      return false
    this.#tiredUntil.set(this.#hand.model.id, performance.now() + tiredMs)
    return this.#surroundings.models.find(undefined, this.#tired).id !== this.#hand.model.id
  }

  get #tired(): ReadonlySet<string> {
    const now = performance.now()
    return new Set([...this.#tiredUntil].flatMap(([id, until]) => (until > now ? [id] : [])))
  }

  #setState(state: LiveState): void {
    this.#state = state
    this.#tellStatus()
  }

  #tellStatus(): void {
    this.#told = performance.now()
    this.#listener?.tell({
      type: 'status',
      status: this.#state,
      model: this.#hand?.model.id ?? this.#drawing.wishes.model ?? '',
      fps: this.#figures.fps,
      latency_ms: this.#figures.latency,
      spent: this.#hand === undefined ? this.#spent : this.#spentWith(this.#hand),
      price: this.#price,
      ...(this.#state === 'queued' ? { position: this.#position } : {}),
    })
  }
}

/** One frame; it is paid for unless the service says that it costs nothing. */
async function drawn(
  { engine, purse }: Hand,
  input: Parameters<LiveEngine['draw']>[0],
  signal: AbortSignal,
): Promise<LiveFrame> {
  try {
    const frame = await engine.draw(input, signal)
    purse.after(purse.price(input.guide))
    return frame
  } catch (error) {
    if (!(error instanceof ProviderError) || error.billed !== 'no') purse.after(purse.price(input.guide))
    throw error
  }
}
