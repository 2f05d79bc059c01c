import type { ClientRequest, IncomingMessage } from 'node:http'
import { type RawData, WebSocket } from 'ws'
import type { Dial, Incoming, Line } from '../spec/http.ts'
import { ProviderError } from '../spec/provider-error.ts'
import { gather, incomingOf } from './answer.ts'
import { transportError } from './transport.ts'

const mostBytes = 20 * 1024 * 1024
const mostRefusalBytes = 256 * 1024
const connectMs = 5_000
/** A service may have to start a machine before it takes the call. */
const answerMs = 90_000

/** Opens a line to a service. */
export function dialLine(dial: Dial, signal: AbortSignal): Promise<Incoming | Line> {
  const { promise, resolve, reject } = Promise.withResolvers<Incoming | Line>()
  const socket = new WebSocket(dial.url.replace(/^http/, 'ws'), {
    headers: { ...dial.headers },
    maxPayload: mostBytes,
    // Pictures are compressed already.
    perMessageDeflate: false,
    finishRequest(request: ClientRequest) {
      request.once('socket', (connection) => connection.once('connect', () => clearTimeout(unreachable)))
      request.end()
    },
  })
  let state: 'dialling' | 'open' | 'over' = 'dialling'
  const unreachable = setTimeout(() => expire('UND_ERR_CONNECT_TIMEOUT'), connectMs)
  const unanswered = setTimeout(() => expire('UND_ERR_HEADERS_TIMEOUT'), answerMs)
  signal.addEventListener('abort', giveUp, { once: true })
  if (signal.aborted) giveUp()

  function dialled(): void {
    clearTimeout(unreachable)
    clearTimeout(unanswered)
    signal.removeEventListener('abort', giveUp)
  }
  function fail(error: unknown): void {
    const before = state
    state = 'over'
    if (before === 'open') dial.down(faultOf(error, dial.url))
    if (before !== 'dialling') return
    dialled()
    const { kind, message, cause } = transportError(error, dial.url, signal)
    // Nothing has been asked of the service yet.
    reject(new ProviderError(kind, message, { billed: 'no', cause }))
  }
  function expire(code: string): void {
    fail(Object.assign(new Error(code), { code }))
    socket.terminate()
  }
  function giveUp(): void {
    expire('ABORT_ERR')
  }

  socket.on('open', () => {
    if (state !== 'dialling') return
    state = 'open'
    dialled()
    resolve({
      say(message) {
        if (state === 'open' && socket.readyState === WebSocket.OPEN) socket.send(message)
      },
      hangUp() {
        state = 'over'
        socket.close()
        setTimeout(() => socket.terminate(), connectMs).unref()
      },
    })
  })
  socket.on('message', (data, isBinary) => {
    if (state !== 'open') return
    const bytes = bytesOf(data)
    dial.heard(isBinary ? bytes : bytes.toString('utf8'))
  })
  socket.on('unexpected-response', (request, response) => {
    if (state !== 'dialling') return
    state = 'over'
    refusalOf(response, dial.url, signal)
      .then(resolve, reject)
      .finally(() => {
        dialled()
        request.destroy()
      })
  })
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('closed')))
  return promise
}

function bytesOf(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data)
}

async function refusalOf(response: IncomingMessage, url: string, signal: AbortSignal): Promise<Incoming> {
  const bytes = await gather(response, url, mostRefusalBytes, signal)
  return incomingOf(response.statusCode ?? 0, response.headers, bytes)
}

function faultOf(error: unknown, url: string): ProviderError {
  const isTooLarge =
    error instanceof Error && 'code' in error && error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'
  if (!isTooLarge) return transportError(error, url)
  const { host } = new URL(url)
  return new ProviderError('malformed-answer', `${host} sends more than 20 MB, which is more than fits.`, {
    billed: 'unknown',
    cause: error,
  })
}
