import { encode } from '@msgpack/msgpack'
import { type LiveAnswer, type LiveRequest, liveRequest } from '@krya/contracts'
import type { WebSocket } from 'ws'
import type { Limits } from './limits.ts'
import { errorAnswer, type Listener, type Session } from './session.ts'
import { Wire } from './wire.ts'

/** What is not a frame is dropped while this much waits to be sent. */
const mostWaiting = 1024 * 1024

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
  #onShown: (() => void) | undefined
  #unread: NodeJS.Timeout | undefined
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
    new Wire(socket, limits, liveRequest, {
      take: (request) => this.#perform(request),
      refuse: (error, request) => {
        const input = request !== undefined && 'input' in request ? request.input : undefined
        this.tell(errorAnswer(error, { input }))
      },
      end: () => this.#end(),
    })
  }

  async frame(answer: Extract<LiveAnswer, { type: 'frame' }>): Promise<void> {
    if (this.#isEnded) return
    this.#unread = setTimeout(
      () => this.#socket.close(unread, 'frames are not read'),
      this.#limits.unreadMs,
    ).unref()
    const shown = this.#acknowledges ? new Promise<void>((resolve) => (this.#onShown = resolve)) : undefined
    await new Promise<void>((resolve) => this.#socket.send(encode(answer), () => resolve()))
    await shown
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
        return this.#onShown?.()
      case 'keep':
      case 'film':
        // Somebody waits for it: it is sent however much does.
        return void this.#answer(request).then((answer) => this.#socket.send(encode(answer)))
      case 'stop':
        return void this.#session.stop()
    }
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
    this.#onShown?.()
  }
}
