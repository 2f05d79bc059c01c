import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHttp, type OpenHttp } from '@krya/provider-kit/http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { comfySettings } from './settings.ts'
import { Sockets } from './socket.ts'

let http: OpenHttp
let listening: Server
let server: WebSocketServer
let url: string
/** Those who called, in order. */
let callers: { readonly socket: WebSocket; readonly request: IncomingMessage }[]
let sockets: Sockets

beforeAll(() => {
  http = createHttp()
})
afterAll(() => http.close())
beforeEach(async () => {
  callers = []
  listening = createServer()
  server = new WebSocketServer({ server: listening })
  server.on('connection', (socket, request) => callers.push({ socket, request }))
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = listening.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  sockets = new Sockets('me')
})
afterEach(() => {
  sockets.close()
  server.close()
  listening.close()
})

const reach = () => ({ http, settings: comfySettings.parse({ servers: url, key: 'a-key' }) })
const called = (count: number) => expect.poll(() => callers.length, { timeout: 8_000 }).toBe(count)
const tell = (type: string, data: object) =>
  callers.at(-1)?.socket.send(JSON.stringify({ type, data: { prompt_id: 'job', ...data } }))
const isOpen = () => [...server.clients].some((client) => client.readyState === client.OPEN)
const listen = (onPreview: (image: { bytes: Uint8Array; mediaType: string }) => void = () => undefined) =>
  sockets.listen(reach(), url, 'job', onPreview)

function head(first: number, second: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32BE(first, 0)
  bytes.writeUInt32BE(second, 4)
  return bytes
}

describe('the socket', () => {
  it('tells how far a job is and what it looks like, and comes back when it is dropped', async () => {
    const seen: string[] = []
    listen(({ bytes, mediaType }) => seen.push(`${mediaType} ${Buffer.from(bytes).toString()}`))
    await called(1)
    callers[0]?.socket.terminate()
    await called(2)
    tell('execution_start', {})
    callers[1]?.socket.send('not json')
    tell('progress', { value: 5, max: 20, node: '5' })
    const facts = Buffer.from(JSON.stringify({ prompt_id: 'job', image_type: 'image/png' }))
    callers[1]?.socket.send(Buffer.concat([head(4, facts.length), facts, Buffer.from('picture')]))
    callers[1]?.socket.send(Buffer.concat([head(1, 1), Buffer.from('another')]))
    callers[1]?.socket.send(Buffer.from([0, 0]))
    await expect.poll(() => sockets.progressOf(url, 'job')).toBe(0.25)
    await expect.poll(() => seen).toEqual(['image/png picture', 'image/jpeg another'])
  })

  it('shows the key to a server that asks for one', async () => {
    listen()
    await called(1)
    expect(callers[0]?.request.headers['x-api-key']).toBe('a-key')
  })

  it('is let go when its last job is, also while it waits to be opened again', async () => {
    listen()
    await called(1)
    callers[0]?.socket.terminate()
    await expect.poll(isOpen).toBe(false)
    sockets.stop(url, 'job')
    expect(sockets.size).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(callers).toHaveLength(1)
  })

  it.each([
    ['execution_success', {}],
    ['execution_error', { exception_message: 'out of memory' }],
    ['execution_interrupted', {}],
  ])('is let go when the server says that the job is over: %s', async (type, data) => {
    listen()
    await called(1)
    tell(type, data)
    await expect.poll(() => sockets.size).toBe(0)
    await expect.poll(isOpen).toBe(false)
  })

  it('is let go when nobody has heard of or asked about its jobs for long', async () => {
    sockets = new Sockets('me', { forgottenMs: 300 })
    listen()
    await called(1)
    for (let asked = 0; asked < 5; asked += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      sockets.progressOf(url, 'job')
    }
    expect(sockets.size).toBe(1)
    await expect.poll(() => sockets.size).toBe(0)
  })
})
