import { decode, encode } from '@msgpack/msgpack'
import { type Asset, errors, type LiveAnswer, type LiveRequest, realtimePath } from '@krya/contracts'
import { ApiError, offline } from './api-error.ts'

type Of<Type extends LiveAnswer['type']> = Extract<LiveAnswer, { type: Type }>
type Without<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never

export interface RealtimeOptions {
  /** The server's address with `http:` or `https:`, without a slash at its end. */
  readonly baseUrl: string
  /** The project that a new session belongs to, asked whenever the server is reached; null or left out: none. */
  readonly project?: () => string | null
  /** What is painted is shown to those who share this document's canvas. */
  readonly document?: string
  /** One that was left, to go on with; left out, or over: a new one. */
  readonly session?: string | undefined
  /**
   * The socket is open. Not resumed: the server knows nothing of what was drawn, so the canvas goes whole, with all
   * wishes. `input` is the last it took.
   */
  onOpen(hello: Of<'hello'>): void
  /** Shown when this is done: the next comes after it. False: it was not shown, for `stop` was said meanwhile. */
  onFrame(frame: Of<'frame'>): Promise<boolean | void>
  /** How far the next frame is; need not be shown. */
  onPreview?(preview: Of<'preview'>): void
  onStatus(status: Of<'status'>): void
  /** About the drawing: what was asked for by `keep` and `film` fails there. */
  onError(error: Of<'error'>): void
  /** It is being tried again, until `close`. */
  onLost(): void
}

/** Close code of our own (RFC 6455 section 7.4.2): whoever says it may come back. */
const left = 4000
/** Waits between tries to reach the server again, in milliseconds; the last is repeated. */
const waits = [250, 500, 1_000, 2_000, 4_000]

/** A real-time session: reaches the server again by itself, and goes on where it was. */
export class RealtimeSession {
  readonly #options: RealtimeOptions
  #socket: WebSocket | undefined
  #session: string | undefined
  #input = 0
  #tries = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false
  #asks = 0
  /** What was asked for and is not answered yet. */
  readonly #asked = new Map<number, PromiseWithResolvers<Asset>>()

  constructor(options: RealtimeOptions) {
    this.#options = options
    this.#session = options.session
    this.#connect()
  }

  /** Whether what is said now goes out at once; what is said while it does not is lost. */
  get isReady(): boolean {
    const socket = this.#socket
    return socket?.readyState === WebSocket.OPEN && this.#session !== undefined && socket.bufferedAmount === 0
  }

  /** @returns the number that the answering frame carries; 0: there is no connection now */
  generate(request: Without<Extract<LiveRequest, { type: 'generate' }>, 'type' | 'input'>): number {
    return this.#ask({ ...request, type: 'generate' })
  }

  /** @returns as `generate` */
  update(request: Without<Extract<LiveRequest, { type: 'update_params' }>, 'type' | 'input'>): number {
    return this.#ask({ ...request, type: 'update_params' })
  }

  /**
   * Puts the last frame into the library.
   * @param project that it belongs to; null: none; left out: the session’s
   * @throws ApiError; `offline` also where the connection broke meanwhile, and nobody knows what became of it
   */
  keep(project?: string | null): Promise<Asset> {
    return this.#askFor('keep', project)
  }

  /** Puts a time-lapse of all that this session drew into the library, which takes seconds. @throws as `keep` */
  film(project?: string | null): Promise<Asset> {
    return this.#askFor('film', project)
  }

  stop(): void {
    this.#say({ type: 'stop' })
  }

  /** It is over, and so is what it drew. */
  close(): void {
    this.#end(1000)
  }

  /**
   * Nothing more is heard of it; the server keeps it for a minute, with what it drew.
   * @returns what goes on with it; undefined: it never began
   */
  leave(): string | undefined {
    this.#end(left)
    return this.#session
  }

  #end(code: number): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    this.#socket?.close(code)
    this.#giveUp()
  }

  #askFor(type: 'keep' | 'film', project: string | null | undefined): Promise<Asset> {
    this.#asks += 1
    const answer = Promise.withResolvers<Asset>()
    if (!this.#say({ type, ask: this.#asks, project })) return Promise.reject(offline())
    this.#asked.set(this.#asks, answer)
    return answer.promise
  }

  /** @returns what was asked for by that number, once */
  #taken(ask: number | undefined): PromiseWithResolvers<Asset> | undefined {
    if (ask === undefined) return undefined
    const answer = this.#asked.get(ask)
    this.#asked.delete(ask)
    return answer
  }

  #giveUp(): void {
    for (const { reject } of this.#asked.values()) reject(offline())
    this.#asked.clear()
  }

  #ask(request: Without<Extract<LiveRequest, { type: 'generate' | 'update_params' }>, 'input'>): number {
    const input = this.#input + 1
    if (!this.#say({ ...request, input })) return 0
    this.#input = input
    return input
  }

  #say(request: LiveRequest): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN || this.#session === undefined) return false
    this.#socket.send(encode(request, { ignoreUndefined: true }))
    return true
  }

  #connect(): void {
    const address = new URL(realtimePath, this.#options.baseUrl.replace(/^http/, 'ws'))
    address.searchParams.set('acknowledge', '1')
    const project = this.#options.project?.() ?? null
    if (project !== null) address.searchParams.set('project', project)
    if (this.#options.document !== undefined) address.searchParams.set('document', this.#options.document)
    if (this.#session !== undefined) address.searchParams.set('session', this.#session)
    const socket = new WebSocket(address)
    socket.binaryType = 'arraybuffer'
    socket.addEventListener('message', ({ data }) => void this.#hear(socket, data))
    socket.addEventListener('close', () => this.#lost(socket))
    this.#socket = socket
  }

  async #hear(socket: WebSocket, data: unknown): Promise<void> {
    if (socket !== this.#socket || !(data instanceof ArrayBuffer)) return
    const answer = answerOf(decode(data))
    switch (answer?.type) {
      case 'hello':
        this.#tries = 0
        this.#session = answer.session
        this.#input = Math.max(this.#input, answer.input)
        return this.#options.onOpen(answer)
      case 'frame':
        if ((await this.#options.onFrame(answer).catch(() => undefined)) === false) return
        return void this.#say({ type: 'shown', input: answer.input })
      case 'preview':
        return this.#options.onPreview?.(answer)
      case 'status':
        return this.#options.onStatus(answer)
      case 'error':
        if (answer.ask === undefined) return this.#options.onError(answer)
        return this.#taken(answer.ask)?.reject(refused(answer))
      case 'kept':
        return this.#taken(answer.ask)?.resolve(answer.asset)
      case undefined:
        return undefined
    }
  }

  #lost(socket: WebSocket): void {
    if (socket !== this.#socket || this.#isClosed) return
    this.#socket = undefined
    this.#giveUp()
    this.#options.onLost()
    const wait = waits[Math.min(this.#tries, waits.length - 1)]
    this.#tries += 1
    this.#timer = setTimeout(() => this.#connect(), wait)
  }
}

const refused = ({ code, message, remedy }: Of<'error'>): ApiError =>
  new ApiError(errors[code].status, { code, message, remedy })

const kinds: ReadonlySet<unknown> = new Set(['hello', 'frame', 'preview', 'status', 'error', 'kept'])

/** Our own server's messages are believed once they have a known type; others, of later versions, are left out. */
function answerOf(value: unknown): LiveAnswer | undefined {
  return isAnswer(value) ? value : undefined
}

const isAnswer = (value: unknown): value is LiveAnswer =>
  typeof value === 'object' && value !== null && 'type' in value && kinds.has(value.type)
