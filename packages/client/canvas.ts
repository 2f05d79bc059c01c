import { decode, encode } from '@msgpack/msgpack'
import {
  type SharedAnswer,
  sharedCanvasPath,
  sharedClosed,
  type SharedEdit,
  type SharedRequest,
} from '@krya/contracts'

type Of<Type extends SharedAnswer['type']> = Extract<SharedAnswer, { type: Type }>

export interface CanvasOptions {
  /** The server's address with `http:` or `https:`, without a slash at its end. */
  readonly baseUrl: string
  /** By a link, or as the owner of a document. `revision` is asked each time: of the document as it is saved. */
  readonly as: { readonly token: string } | { readonly document: string; readonly revision: () => number }
  readonly name: string
  /** The session of a page before this one: the same person goes on. */
  readonly session?: string | undefined
  /** What was heard and dealt with last: where a broken line goes on. */
  seq(): number | undefined
  onAnswer(answer: SharedAnswer): void
  /** It is being tried again, until `close`. */
  onLost(): void
  /** It is not: why. */
  onRefused(error: Of<'error'>): void
}

/** Waits between tries to reach the server again, in milliseconds; the last is repeated. */
const waits = [250, 500, 1_000, 2_000, 4_000]
/** The owner left; whether the owner is back is looked at so often. */
const endedMs = 5_000

/** Somebody's line to a shared canvas: reaches the server again by itself, and goes on where it was. */
export class CanvasSession {
  readonly #options: CanvasOptions
  #socket: WebSocket | undefined
  #hello: Of<'hello'> | undefined
  #isOpen = false
  #error: Of<'error'> | undefined
  #tries = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(options: CanvasOptions) {
    this.#options = options
    this.#connect()
  }

  /** Whether what is said now goes out at once. */
  get isReady(): boolean {
    return this.#isOpen && this.#socket?.bufferedAmount === 0
  }

  /** @returns false: there is no line now; it is for the caller to send it again after the next `hello` */
  edit(n: number, edit: SharedEdit): boolean {
    return this.say({ type: 'edit', n, edit })
  }

  say(request: SharedRequest): boolean {
    if (!this.#isOpen || this.#socket?.readyState !== WebSocket.OPEN) return false
    this.#socket.send(encode(request, { ignoreUndefined: true }))
    return true
  }

  /** Comes in anew: all there is is told again. */
  again(): void {
    this.#hello = this.#hello && { ...this.#hello, room: '' }
    this.#socket?.close(1000)
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#socket?.close(1000)
  }

  #connect(): void {
    const socket = new WebSocket(new URL(sharedCanvasPath, this.#options.baseUrl.replace(/^http/, 'ws')))
    socket.binaryType = 'arraybuffer'
    socket.addEventListener('open', () => socket.send(encode(this.#join(), { ignoreUndefined: true })))
    socket.addEventListener('message', ({ data }) => this.#hear(socket, data))
    socket.addEventListener('close', ({ code }) => this.#lost(socket, code))
    this.#socket = socket
    this.#error = undefined
  }

  #join(): SharedRequest {
    const { as, name, session, seq } = this.#options
    const hello = this.#hello
    return {
      type: 'join',
      name,
      ...('token' in as ? { token: as.token } : { document: as.document, revision: as.revision() }),
      session: hello?.session ?? session,
      room: hello?.room,
      seq: hello === undefined ? undefined : seq(),
    }
  }

  #hear(socket: WebSocket, data: unknown): void {
    if (socket !== this.#socket || !(data instanceof ArrayBuffer)) return
    const answer = decode(data)
    if (!isAnswer(answer)) return
    if (answer.type === 'hello') {
      this.#tries = 0
      this.#hello = answer
      this.#isOpen = true
    }
    if (answer.type === 'error') this.#error = answer
    this.#options.onAnswer(answer)
  }

  #lost(socket: WebSocket, code: number): void {
    if (socket !== this.#socket) return
    this.#socket = undefined
    this.#isOpen = false
    if (this.#isClosed) return
    const isOver = code === sharedClosed.refused || code === sharedClosed.elsewhere
    const hasEnded = code === sharedClosed.left || this.#error?.code === 'canvas_ended'
    if (this.#error !== undefined && (isOver || hasEnded)) this.#options.onRefused(this.#error)
    else this.#options.onLost()
    if (isOver && !hasEnded) return
    const wait = hasEnded ? endedMs : waits[Math.min(this.#tries, waits.length - 1)]
    this.#tries += 1
    this.#timer = setTimeout(() => this.#connect(), wait)
  }
}

const kinds: ReadonlySet<unknown> = new Set([
  'hello',
  'state',
  'role',
  'people',
  'cursors',
  'want',
  'snapshot',
  'edit',
  'frame',
  'error',
])

/** Our own server's messages are believed once they have a known type; others, of later versions, are left out. */
const isAnswer = (value: unknown): value is SharedAnswer =>
  typeof value === 'object' && value !== null && 'type' in value && kinds.has(value.type)
