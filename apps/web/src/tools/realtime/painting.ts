import { RealtimeSession } from '@krya/client'
import type { Asset, LiveAnswer, LivePainting, LiveState } from '@krya/contracts'
import { createStore } from 'zustand/vanilla'
import type { Session } from '../../drawing/session.ts'
import { Guide } from './guide.ts'

type Frame = Extract<LiveAnswer, { type: 'frame' }>

interface PaintingState {
  readonly line: 'connecting' | 'open' | 'lost'
  readonly status: LiveState
  readonly position: number
  readonly model: string
  readonly fps: number
  readonly latency: number
  readonly spent: number
  /** What went wrong last, in words; cleared by the next frame. */
  readonly problem: string
  /** Nothing is drawn on purpose: the result stays as it is. */
  readonly isHeld: boolean
  /** Whether a result is to be seen. */
  readonly hasResult: boolean
  /** The most this session may spend, in credits; null: only the budgets limit it. */
  readonly cap: number | null
}

/** Inputs that may be on their way at once: one that is drawn, one that waits. */
const mostUnderWay = 2
/** The line is looked at again after so long where it is full. */
const fullMs = 12
/** So long after the last key words are sent. */
const typingMs = 90

/** What is drawn, painted in real time: sends what changes, the latest only, and shows what comes. */
export class Painting {
  readonly state
  /** What was painted last, of the document's size. */
  readonly result: HTMLCanvasElement
  readonly #session: Session
  #guide: Guide | undefined
  /** Undefined: it is closed. */
  #line: RealtimeSession | undefined
  /** What the server was told last, to send only what changed. */
  #told: LivePainting | null = null
  #isWhole = true
  #sent = 0
  #answered = 0
  #pumping = false
  #wanted = false
  /** When the first thing changed that was not sent yet. */
  #changedAt: number | undefined
  readonly #sentFor = new Map<number, number>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(session: Session) {
    this.#session = session
    this.result = screen()
    this.state = createStore<PaintingState>(() => ({
      line: 'connecting',
      status: 'ready',
      position: 0,
      model: '',
      fps: 0,
      latency: 0,
      spent: 0,
      problem: '',
      isHeld: false,
      hasResult: false,
      cap: null,
    }))
  }

  /** Reaches the server, and paints until it is closed. @returns closes it */
  open(): () => void {
    const guide = new Guide(this.#session.editor, () => this.#want())
    const line = new RealtimeSession({
      baseUrl: location.origin,
      document: this.#session.id,
      onOpen: ({ resumed, input }) => this.#opened(resumed && input === this.#sent),
      onFrame: (frame) => this.#show(frame),
      onStatus: ({ status, position = 0, model, fps, latency_ms: latency, spent }) =>
        this.state.setState({ status, position, model, fps, latency, spent }),
      onError: (error) => this.#failed(error),
      onLost: () => this.state.setState({ line: 'lost' }),
    })
    this.#guide = guide
    this.#line = line
    this.#sent = 0
    this.#answered = 0
    const onHide = (): void => (document.hidden ? this.#stop() : this.#want())
    document.addEventListener('visibilitychange', onHide)
    const unfollow = this.#session.state.subscribe((now, before) => {
      if (now.live !== before.live) this.#wantSoon()
    })
    return () => {
      clearTimeout(this.#timer)
      document.removeEventListener('visibilitychange', onHide)
      unfollow()
      guide.destroy()
      line.close()
      this.#line = undefined
      this.#isWhole = true
      this.state.setState({ line: 'connecting' })
    }
  }

  /** Leaves the result as it is, or goes on. */
  hold(isHeld: boolean): void {
    this.state.setState({ isHeld })
    if (isHeld) this.#stop()
    else this.#want()
  }

  /** @param cap in credits; null: none */
  limit(cap: number | null): void {
    this.state.setState({ cap })
    if (this.state.getState().line === 'open') this.#line?.update({ spend_cap: cap })
  }

  /** Puts what is shown into the library. @throws ApiError */
  async keep(): Promise<Asset> {
    return this.#open.keep()
  }

  /** Puts a time-lapse of how it came about into the library. @throws ApiError */
  async film(): Promise<Asset> {
    return this.#open.film()
  }

  get #open(): RealtimeSession {
    if (this.#line === undefined) throw new Error('The painting was closed.')
    return this.#line
  }

  /** What is under way is not answered any more, and so not waited for. */
  #stop(): void {
    this.#line?.stop()
    this.#answered = this.#sent
  }

  #opened(isKnown: boolean): void {
    this.state.setState({ line: 'open' })
    this.#answered = this.#sent
    if (!isKnown) {
      this.#isWhole = true
      this.#told = null
    }
    this.#want()
  }

  #wantSoon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#want(), typingMs)
  }

  #want(): void {
    this.#wanted = true
    this.#changedAt ??= performance.now()
    if (!this.#pumping) void this.#pump()
  }

  /** Sends what changed, as often as there is something and the line takes it. */
  async #pump(): Promise<void> {
    this.#pumping = true
    try {
      while (this.#wanted && this.#mayDraw()) {
        if (this.#line?.isReady !== true || this.#sent - this.#answered >= mostUnderWay) {
          await new Promise((resolve) => setTimeout(resolve, fullMs))
          continue
        }
        this.#wanted = false
        await this.#send()
      }
    } finally {
      this.#pumping = false
    }
  }

  #mayDraw(): boolean {
    const { line, isHeld } = this.state.getState()
    return line === 'open' && !isHeld && !document.hidden
  }

  async #send(): Promise<void> {
    const { live } = this.#session.state.getState()
    const [guide, line] = [this.#guide, this.#line]
    if (live === null || guide === undefined || line === undefined) return
    const wishes = changedOf(live, this.#told)
    const isWhole = this.#isWhole
    const changedAt = this.#changedAt
    this.#changedAt = undefined
    const canvas = isWhole || guide.isStale ? await guide.take(isWhole) : undefined
    const cap = this.#told === null ? { spend_cap: this.state.getState().cap } : {}
    const input =
      canvas === undefined ? line.update(wishes) : line.generate({ ...wishes, ...cap, canvas_data: canvas })
    if (input === 0) {
      this.#isWhole = true
      return
    }
    this.#isWhole = false
    this.#told = live
    this.#sent = input
    if (changedAt !== undefined) this.#sentFor.set(input, changedAt)
  }

  async #show({ input, width, height, data, media_type: type }: Frame): Promise<void> {
    this.#answered = Math.max(this.#answered, input)
    // One that was on its way when it was held; the first after it comes whole.
    if (this.state.getState().isHeld) return
    const { result } = this
    const parts = data instanceof Uint8Array ? [{ x: 0, y: 0, data }] : data
    const pictures = await Promise.all(
      parts.map(async (part) => ({
        ...part,
        bitmap: await createImageBitmap(new Blob([new Uint8Array(part.data)], { type })),
      })),
    )
    if (result.width !== width || result.height !== height) Object.assign(result, { width, height })
    const pen = result.getContext('2d')
    for (const { x, y, bitmap } of pictures) {
      // Over a slow line it comes smaller than it is.
      if (data instanceof Uint8Array) pen?.drawImage(bitmap, 0, 0, width, height)
      else pen?.drawImage(bitmap, x, y)
      bitmap.close()
    }
    this.state.setState({ problem: '', hasResult: true })
    this.#measure(input)
  }

  /** Tells the browser's timeline how long it took from the change to what it is painted as. */
  #measure(input: number): void {
    const start = this.#sentFor.get(input)
    for (const sent of this.#sentFor.keys()) if (sent <= input) this.#sentFor.delete(sent)
    // The timeline keeps only the last: it would grow for as long as one draws.
    performance.clearMeasures('krya:painted')
    if (start !== undefined) performance.measure('krya:painted', { start })
  }

  #failed({ code, message, remedy, input }: Extract<LiveAnswer, { type: 'error' }>): void {
    this.#answered = Math.max(this.#answered, input ?? this.#sent)
    // What the server has of the drawing is not what it should be.
    if (code === 'unreadable_file' || code === 'invalid_input') this.#isWhole = true
    this.state.setState({ problem: `${message} ${remedy}` })
  }
}

/** Where it is painted: as large as its place lets it be, in its own shape. */
function screen(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.className = 'block size-full object-contain'
  canvas.dataset['testid'] = 'painted'
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', 'What is painted')
  return canvas
}

const wishes = ['prompt', 'strength', 'colour', 'seed', 'style', 'model'] as const

/** What of the wishes is other than was told. */
const changedOf = (live: LivePainting, told: LivePainting | null): Partial<LivePainting> =>
  Object.fromEntries(wishes.flatMap((key) => (told?.[key] === live[key] ? [] : [[key, live[key]]])))
