import { encode } from '@msgpack/msgpack'
import { invalidInput, KryaError, type LiveAnswer, type LiveRequest, liveRequest } from '@krya/contracts'
import type { WebSocket } from 'ws'
import type { Limits } from './limits.ts'
import { errorAnswer } from './faults.ts'
import type { Listener, Session } from './session.ts'
import { unpack } from './unpack.ts'

/** What is not a frame is dropped while this much waits to be sent. */
const mostWaiting = 1024 * 1024
/** Messages beyond the pace, after which the socket is closed. */
const mostBeyond = 500

/** Pictures that wait to be kept; more are refused. */
const mostAnswers = 8

/** Close codes: RFC 6455 section 7.4, and those of our own from 4000. */
const closed = { tooMany: 1008, unread: 4008 } as const

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
  #pingedAt = 0
  wayMs = 0
  #unread: NodeJS.Timeout | undefined
  readonly #ping: NodeJS.Timeout
  #isAlive = true
  #isEnded = false
  #allowance: number
  #filledAt = performance.now()
  #beyond = 0

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
    this.#allowance = limits.messages * 2
    socket.on('message', (data, isBinary) => this.#take(data, isBinary))
    socket.on('pong', () => this.#heardPong())
    socket.on('close', () => this.#end())
    // Its close follows.
    socket.on('error', () => undefined)
    this.#ping = setInterval(() => this.#beat(), limits.pingMs).unref()
    this.#beat()
  }

  async frame(answer: Extract<LiveAnswer, { type: 'frame' }>, onShown: () => void): Promise<void> {
    if (this.#isEnded) return
    this.#unread = setTimeout(
      () => this.#socket.close(closed.unread, 'frames are not read'),
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
    await new Promise<void>((resolve) => this.#socket.send(encode(answer), () => resolve()))
    await told
    clearTimeout(this.#unread)
  }

  tell(answer: LiveAnswer): void {
    if (this.#socket.bufferedAmount < mostWaiting) this.#socket.send(encode(answer))
  }

  #take(data: unknown, isBinary: boolean): void {
    if (!this.#isWithinPace()) return
    let about: { readonly input?: number | undefined; readonly ask?: number | undefined } = {}
    try {
      const request = requestOf(data, isBinary)
      about = 'ask' in request ? { ask: request.ask } : 'input' in request ? { input: request.input } : {}
      this.#perform(request)
    } catch (error) {
      if (!(error instanceof KryaError)) throw error
      this.tell(errorAnswer(error, about))
    }
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

  /** A bucket that fills at the pace (token bucket); what is beyond it is not read. */
  #isWithinPace(): boolean {
    const now = performance.now()
    const pace = this.#limits.messages
    const burst = pace * 2
    this.#allowance = Math.min(burst, this.#allowance + ((now - this.#filledAt) / 1000) * pace)
    this.#filledAt = now
    if (this.#allowance >= 1) {
      this.#allowance -= 1
      if (this.#allowance > burst / 2) this.#beyond = 0
      return true
    }
    this.#beyond += 1
    if (this.#beyond === 1) this.tell(errorAnswer(new KryaError('too_many_messages')))
    if (this.#beyond > mostBeyond) this.#socket.close(closed.tooMany, 'too many messages')
    return false
  }

  #beat(): void {
    if (!this.#isAlive) return this.#socket.terminate()
    this.#isAlive = false
    this.#pingedAt = performance.now()
    this.#socket.ping()
  }

  /** What the way takes is the least that a ping took: others stood behind a frame. */
  #heardPong(): void {
    this.#isAlive = true
    const took = performance.now() - this.#pingedAt
    this.wayMs = this.wayMs === 0 ? took : Math.min(this.wayMs * 1.2, took)
  }

  #end(): void {
    this.#isEnded = true
    clearInterval(this.#ping)
    clearTimeout(this.#unread)
    this.#tellOfFrame(false)
  }
}

/** @throws KryaError malformed_message, invalid_input */
function requestOf(data: unknown, isBinary: boolean): LiveRequest {
  if (!isBinary || !(data instanceof Uint8Array)) throw new KryaError('malformed_message')
  const parsed = liveRequest.safeParse(decoded(data))
  if (!parsed.success) throw invalidInput(parsed.error, 'message')
  return parsed.data
}

function decoded(data: Uint8Array): unknown {
  try {
    return unpack(data)
  } catch (cause) {
    throw new KryaError('malformed_message', undefined, { cause })
  }
}
