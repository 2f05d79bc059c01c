import { encode } from '@msgpack/msgpack'
import { KryaError, type LiveAnswer, type LiveRequest, liveRequest } from '@krya/contracts'
import type { WebSocket } from 'ws'
import type { Limits } from './limits.ts'
import { FrameEncoder } from './encode-frame.ts'
import { errorAnswer } from './faults.ts'
import type { Listener, Session } from './session.ts'
import { Wire } from './wire.ts'

/** What is not a frame is dropped while this much waits to be sent. */
const mostWaiting = 1024 * 1024
/** Pictures that wait to be kept; more are refused. */
const mostAnswers = 8

/** Close code of our own (RFC 6455 section 7.4.2). */
const unread = 4008

/** What is answered once it is done. */
export type Request = Extract<LiveRequest, { type: 'keep' | 'film' }>

/** Reads one socket for a session, and writes to it no faster than it is read. */
export class Connection implements Listener {
  readonly #socket: WebSocket
  readonly #session: Session
  readonly #acknowledges: boolean
  readonly #answer: (request: Request) => Promise<LiveAnswer>
  readonly #limits: Limits
  /** What is told by the client of the frame on its way. */
  #onTold: ((wasShown: boolean) => void) | undefined
  /** Pictures are kept one after the other. */
  #keeping: Promise<unknown> = Promise.resolve()
  #answersWaiting = 0
  #unread: NodeJS.Timeout | undefined
  readonly #frames = new FrameEncoder()
  readonly #wire: Wire<LiveRequest>
  #isEnded = false

  /**
   * @param acknowledges whether the client says when it has shown a frame
   * @param answer does what takes a while; tells of failure as an answer
   */
  constructor(
    socket: WebSocket,
    session: Session,
    {
      acknowledges,
      limits,
      answer,
    }: {
      readonly acknowledges: boolean
      readonly limits: Limits
      readonly answer: (request: Request) => Promise<LiveAnswer>
    },
  ) {
    this.#answer = answer
    this.#socket = socket
    this.#session = session
    this.#acknowledges = acknowledges
    this.#limits = limits
    this.#wire = new Wire(socket, limits, liveRequest, {
      take: (request) => this.#perform(request),
      refuse: (error, request) => this.tell(errorAnswer(error, aboutOf(request))),
      end: () => this.#end(),
    })
  }

  get wayMs(): number {
    return this.#wire.wayMs
  }

  async frame(answer: Extract<LiveAnswer, { type: 'frame' }>, onShown: () => void): Promise<void> {
    if (this.#isEnded) return
    this.#unread = setTimeout(
      () => this.#socket.close(unread, 'frames are not read'),
      this.#limits.unreadMs,
    ).unref()
    const told = this.#acknowledges
      ? new Promise<void>((resolve) => {
          this.#onTold = (wasShown) => {
            // At once: what comes next over the line may already be about it.
            if (wasShown) onShown()
            resolve()
          }
        })
      : onShown()
    await new Promise<void>((resolve) => this.#socket.send(this.#frames.encode(answer), () => resolve()))
    await told
    clearTimeout(this.#unread)
  }

  tell(answer: LiveAnswer): void {
    if (this.#socket.bufferedAmount < mostWaiting) this.#socket.send(encode(answer))
  }

  #perform(request: LiveRequest): void {
    switch (request.type) {
      case 'generate':
      case 'update_params':
        return this.#pauseFor(this.#session.ask(request))
      case 'shown':
        return this.#tellOfFrame(true)
      case 'keep':
      case 'film':
        return this.#answerLater(request)
      case 'stop':
        // What is on its way need not be looked at any more.
        this.#tellOfFrame(false)
        return void this.#session.stop()
    }
  }

  #tellOfFrame(wasShown: boolean): void {
    const told = this.#onTold
    this.#onTold = undefined
    told?.(wasShown)
  }

  /** @throws KryaError too_many_messages */
  #answerLater(request: Request): void {
    if (this.#answersWaiting >= mostAnswers) throw new KryaError('too_many_messages')
    this.#answersWaiting += 1
    // Somebody waits for it: it is sent however much does.
    const answered = (request.type === 'keep' ? this.#keeping : Promise.resolve())
      .then(() => this.#answer(request))
      .then((answer) => this.#socket.send(encode(answer)))
      .finally(() => (this.#answersWaiting -= 1))
    if (request.type === 'keep') this.#keeping = answered
  }

  /** Nothing more is read before this is done. */
  #pauseFor(work: Promise<unknown> | undefined): void {
    if (work === undefined) return
    this.#socket.pause()
    void work.finally(() => this.#socket.resume())
  }

  #end(): void {
    this.#isEnded = true
    clearTimeout(this.#unread)
    this.#tellOfFrame(false)
  }
}

/** What an answer about a request names it by. */
function aboutOf(request: LiveRequest | undefined): {
  readonly input?: number | undefined
  readonly ask?: number | undefined
} {
  if (request === undefined) return {}
  return 'ask' in request ? { ask: request.ask } : 'input' in request ? { input: request.input } : {}
}
