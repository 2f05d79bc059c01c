import { ApiError, RealtimeSession } from '@krya/client'
import type { Asset, LiveAnswer, LivePainting, LiveState } from '@krya/contracts'
import { createStore } from 'zustand/vanilla'
import { client } from '../../data/client.ts'
import type { Session } from '../../drawing/session.ts'
import { inProject } from '../../preferences/project.ts'
import { usePreferences } from '../../preferences/store.ts'
import { Guide } from './guide.ts'
import { paint, paintedCanvas } from './painted.ts'
import { leaveSession, takeSession } from './left-session.ts'

type Frame = Extract<LiveAnswer, { type: 'frame' }>
type Preview = Extract<LiveAnswer, { type: 'preview' }>
/** What the server is told, and no less. */
type Told = LivePainting & { readonly spend_cap: number | null }

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
  /** Credits for a frame, or a second; 0: it costs nothing. */
  readonly price: number
  /** A paid model is not asked any more: for a while no hand did anything, whatever a camera shows. */
  readonly isResting: boolean
}

/** Where a line takes longer than this, beside the painting, another input is sent before the last is answered. */
const farMs = 60
/** The line is looked at again after so long where it is full. */
const fullMs = 12
/** So long after the last key words are sent. */
const typingMs = 90
/** What may be spent each time a canvas is opened, in credits, unless somebody says otherwise. */
export const usualCap = 50
/** Seconds without a hand after which what is paid rests, unless somebody says otherwise. */
export const usualRest = 15

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
  #told: Told | null = null
  /** When a hand last did something. */
  #handAt = performance.now()
  #isWhole = true
  #sent = 0
  #answered = 0
  #pumping = false
  /** How long the line took lately, there and back, without the painting. */
  #lineMs = 0
  #wanted = false
  /** When the first thing changed that was not sent yet. */
  #changedAt: number | undefined
  /** When what is under way changed, and when it was sent. */
  readonly #underWay = new Map<number, { readonly changedAt: number; readonly sentAt: number }>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(session: Session) {
    this.#session = session
    this.result = paintedCanvas()
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
      price: 0,
      isResting: false,
    }))
  }

  /** Reaches the server, and paints until it is closed. @returns closes it */
  open(): () => void {
    const { id } = this.#session
    const { project } = usePreferences.getState()
    const guide = new Guide(this.#session.editor, () => this.#want())
    const line = new RealtimeSession({
      baseUrl: location.origin,
      project: () => usePreferences.getState().project,
      document: id,
      // What a time-lapse is made of goes on where the page was loaded again, or left for a moment.
      session: takeSession(id, project),
      onOpen: ({ resumed, input }) => this.#opened(resumed && input === this.#sent),
      onFrame: (frame) => this.#show(frame),
      onPreview: (preview) => void this.#showPreview(preview).catch(() => undefined),
      onStatus: ({ status, position = 0, model, fps, latency_ms: latency, spent, price }) =>
        this.state.setState({ status, position, model, fps, latency, spent, price }),
      onError: (error) => this.#failed(error),
      onLost: () => this.state.setState({ line: 'lost' }),
    })
    this.#guide = guide
    this.#session.look = () => (this.state.getState().hasResult ? this.result : null)
    this.#line = line
    this.#sent = 0
    this.#answered = 0
    const onHide = (): void => (document.hidden ? this.#stop() : void this.#pump())
    document.addEventListener('visibilitychange', onHide)
    const leave = (): void => leaveSession(id, project, line.leave())
    const heard = new AbortController()
    addEventListener('pagehide', leave, { signal: heard.signal })
    addEventListener('pageshow', ({ persisted }) => persisted && location.reload(), { signal: heard.signal })
    for (const name of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'input'] as const)
      addEventListener(name, () => this.#stirred(), { capture: true, passive: true, signal: heard.signal })
    const unfollow = this.#session.state.subscribe((now, before) => {
      // How both sides lie is nothing to be painted.
      if (wishes.some((key) => now.live?.[key] !== before.live?.[key])) this.#wantSoon()
    })
    return () => {
      clearTimeout(this.#timer)
      document.removeEventListener('visibilitychange', onHide)
      heard.abort()
      unfollow()
      guide.destroy()
      leave()
      this.#line = undefined
      this.#isWhole = true
      this.state.setState({ line: 'connecting' })
    }
  }

  /** Leaves the result as it is, or goes on. */
  hold(isHeld: boolean): void {
    this.state.setState({ isHeld })
    if (isHeld) this.#stop()
    else void this.#pump()
  }

  /**
   * Puts what is shown into the library. A server that knows of no frame, as one that was started anew, is given the
   * picture.
   * @throws ApiError
   */
  async keep(): Promise<Asset> {
    try {
      return await this.#open.keep(usePreferences.getState().project)
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'wrong_state') throw error
      const picture = await new Promise<Blob | null>((resolve) => this.result.toBlob(resolve))
      if (picture === null) throw error
      const name = this.#session.state.getState().live?.prompt ?? ''
      return client.uploadAsset({
        body: picture,
        query: { ...inProject(), ...(name === '' ? {} : { name: name.slice(0, 200) }) },
      })
    }
  }

  /** Puts a time-lapse of how it came about into the library. @throws ApiError */
  async film(): Promise<Asset> {
    return this.#open.film(usePreferences.getState().project)
  }

  get #open(): RealtimeSession {
    if (this.#line === undefined) throw new Error('The painting was closed.')
    return this.#line
  }

  /** What is under way is not answered any more, and so not waited for: it is asked again when it goes on. */
  #stop(): void {
    this.#line?.stop()
    if (this.#sent > this.#answered) this.#wanted = true
    this.#answered = this.#sent
  }

  /** A hand is there. */
  #stirred(): void {
    this.#handAt = performance.now()
    if (!this.state.getState().isResting) return
    this.state.setState({ isResting: false })
    void this.#pump()
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
    void this.#pump()
  }

  /**
   * Sends what changed, as often as there is something and the line takes it. What would wait at the server is not
   * sent yet: by then there is something newer.
   */
  async #pump(): Promise<void> {
    if (this.#pumping) return
    this.#pumping = true
    try {
      while (this.#wanted && this.#mayDraw() && this.#sent - this.#answered < this.#mostUnderWay) {
        if (this.#line?.isReady === true) {
          this.#wanted = false
          await this.#send()
        } else await new Promise((resolve) => setTimeout(resolve, fullMs))
      }
    } finally {
      this.#pumping = false
    }
  }

  get #mostUnderWay(): number {
    return this.#lineMs > farMs ? 2 : 1
  }

  #mayDraw(): boolean {
    const { line, isHeld, price } = this.state.getState()
    if (line !== 'open' || isHeld || document.hidden) return false
    const { rest_after: rest = usualRest } = this.#session.state.getState().live ?? {}
    const isResting = price > 0 && performance.now() - this.#handAt > rest * 1_000
    if (isResting) this.state.setState({ isResting })
    return !isResting
  }

  async #send(): Promise<void> {
    const { live } = this.#session.state.getState()
    const [guide, line] = [this.#guide, this.#line]
    if (live === null || guide === undefined || line === undefined) return
    const told: Told = { ...live, spend_cap: live.spend_cap === undefined ? usualCap : live.spend_cap }
    const wishes = changedOf(told, this.#told)
    const isWhole = this.#isWhole
    const changedAt = this.#changedAt
    this.#changedAt = undefined
    const canvas = isWhole || guide.isStale ? await guide.take(isWhole) : undefined
    if (canvas === undefined && Object.keys(wishes).join() === 'spend_cap') {
      // It has nothing drawn, so nothing answers it.
      if (line.update(wishes) > 0) this.#told = told
      return
    }
    const input =
      canvas === undefined ? line.update(wishes) : line.generate({ ...wishes, canvas_data: canvas })
    if (input === 0) {
      this.#isWhole = true
      return
    }
    this.#isWhole = false
    this.#told = told
    this.#sent = input
    const sentAt = performance.now()
    this.#underWay.set(input, { sentAt, changedAt: changedAt ?? sentAt })
  }

  /** @returns false: it was held meanwhile, and what was shown stays */
  async #show(frame: Frame): Promise<boolean> {
    const { input } = frame
    this.#answered = Math.max(this.#answered, input)
    const asked = this.#heard(input)
    void this.#pump()
    // One that was on its way when it was held; the first after it comes whole.
    if (this.state.getState().isHeld) {
      this.#wanted = true
      return false
    }
    await paint(this.result, frame)
    const { problem, hasResult } = this.state.getState()
    if (problem !== '' || !hasResult) this.state.setState({ problem: '', hasResult: true })
    // Tells the browser's timeline how long it took; it keeps only the last, or it would grow for as long as one draws.
    performance.clearMeasures('krya:painted')
    if (asked !== undefined) performance.measure('krya:painted', { start: asked.changedAt })
    return true
  }

  /** How far the next is, over what was painted last. */
  async #showPreview({ data, media_type: type }: Preview): Promise<void> {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(data)], { type }))
    const { result } = this
    if (!this.state.getState().isHeld) {
      result.getContext('2d')?.drawImage(bitmap, 0, 0, result.width, result.height)
      this.state.setState({ hasResult: true })
    }
    bitmap.close()
  }

  /** @returns when it was asked, the first time it is answered */
  #heard(input: number): { readonly changedAt: number } | undefined {
    const asked = this.#underWay.get(input)
    for (const sent of this.#underWay.keys()) if (sent <= input) this.#underWay.delete(sent)
    if (asked !== undefined) this.#lineMs = performance.now() - asked.sentAt - this.state.getState().latency
    return asked
  }

  #failed({ code, message, remedy, input }: Extract<LiveAnswer, { type: 'error' }>): void {
    this.#answered = Math.max(this.#answered, input ?? this.#sent)
    void this.#pump()
    // What the server has of the drawing is not what it should be.
    if (code === 'unreadable_file' || code === 'invalid_input') {
      this.#isWhole = true
      this.#told = null
    }
    this.state.setState({ problem: `${message} ${remedy}` })
  }
}

const wishes = ['prompt', 'strength', 'colour', 'seed', 'style', 'model', 'spend_cap'] as const

/** What of the wishes is other than was told. */
const changedOf = (live: Told, told: Told | null): Partial<Told> =>
  Object.fromEntries(wishes.flatMap((key) => (told?.[key] === live[key] ? [] : [[key, live[key]]])))
