import { invalidInput, KryaError } from '@krya/contracts'
import type { WebSocket } from 'ws'
import type { z } from 'zod'
import type { Limits } from './limits.ts'
import { type Bounds, unpack } from './unpack.ts'

/** Messages beyond the pace, after which the socket is closed. */
const mostBeyond = 500
/** RFC 6455 section 7.4.1. */
const policyViolated = 1008

/** Who is told of what a socket brings. */
export interface Reader<Request> {
  /** May throw a KryaError: it is told by `refuse`. */
  take(request: Request): void
  /** @param request what was refused; undefined: it was none */
  refuse(error: KryaError, request: Request | undefined): void
  end(code: number): void
}

/** Reads one socket: whole messages that keep to their contract, no faster than the pace, until nobody answers. */
export class Wire<Request> {
  readonly #socket: WebSocket
  readonly #limits: Limits
  readonly #schema: z.ZodType<Request>
  readonly #reader: Reader<Request>
  readonly #bounds: () => Bounds | undefined
  readonly #ping: NodeJS.Timeout
  #isAlive = true
  #pingedAt = 0
  /** What the way there and back takes; 0: it is not known yet. */
  wayMs = 0
  #allowance: number
  #filledAt = performance.now()
  #beyond = 0

  /** @param bounds of the next message, where they are other than usual */
  constructor(
    socket: WebSocket,
    limits: Limits,
    schema: z.ZodType<Request>,
    reader: Reader<Request>,
    bounds: () => Bounds | undefined = () => undefined,
  ) {
    this.#bounds = bounds
    this.#socket = socket
    this.#limits = limits
    this.#schema = schema
    this.#reader = reader
    this.#allowance = limits.messages * 2
    socket.on('message', (data, isBinary) => this.#hear(data, isBinary))
    socket.on('pong', () => this.#heardPong())
    socket.on('close', (code) => {
      clearInterval(this.#ping)
      reader.end(code)
    })
    // Its close follows.
    socket.on('error', () => undefined)
    this.#ping = setInterval(() => this.#beat(), limits.pingMs).unref()
    this.#beat()
  }

  #hear(data: unknown, isBinary: boolean): void {
    // Whoever was told that it is over may still talk until the other end agrees.
    if (this.#socket.readyState !== this.#socket.OPEN || !this.#isWithinPace()) return
    let request: Request | undefined
    try {
      request = requestOf(this.#schema, data, isBinary, this.#bounds())
      this.#reader.take(request)
    } catch (error) {
      if (!(error instanceof KryaError)) throw error
      this.#reader.refuse(error, request)
    }
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
    if (this.#beyond === 1) this.#reader.refuse(new KryaError('too_many_messages'), undefined)
    if (this.#beyond > mostBeyond) this.#socket.close(policyViolated, 'too many messages')
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
}

/** @throws KryaError malformed_message, invalid_input */
function requestOf<Request>(
  schema: z.ZodType<Request>,
  data: unknown,
  isBinary: boolean,
  bounds: Bounds | undefined,
): Request {
  if (!isBinary || !(data instanceof Uint8Array)) throw new KryaError('malformed_message')
  const parsed = schema.safeParse(decoded(data, bounds))
  if (!parsed.success) throw invalidInput(parsed.error, 'message')
  return parsed.data
}

function decoded(data: Uint8Array, bounds: Bounds | undefined): unknown {
  try {
    return unpack(data, bounds)
  } catch (cause) {
    throw new KryaError('malformed_message', undefined, { cause })
  }
}
