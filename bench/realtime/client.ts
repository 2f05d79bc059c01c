import { once } from 'node:events'
import { realtimePath } from '@krya/contracts'
import { decode, encode } from '@msgpack/msgpack'
import sharp from 'sharp'
import { WebSocket } from 'ws'
import { z } from 'zod'

const told = z.object({ type: z.string(), input: z.int().optional(), session: z.string().optional() })

/** A lean client of the real-time canvas: it keeps nothing of what comes. */
export interface Client {
  readonly socket: WebSocket
  /** Sends bytes. @returns milliseconds until the next frame */
  round(message: Uint8Array): Promise<number>
  /** Sends an input with a number of its own. @returns as `round` */
  ask(request: object): Promise<number>
  close(): Promise<void>
}

/** Opens one, and waits for its first message. */
export async function openClient(
  address: string,
  query = '',
): Promise<Client & { readonly session: string }> {
  const socket = socketTo(`${address}${realtimePath}${query}`)
  // It may come with the handshake's answer.
  const [hello]: unknown[] = await once(socket, 'message')
  const { session = '', input: last = 0 } = told.parse(decode(bytesOf(hello)))
  return { ...clientOf(socket, last), session }
}

/** The same for the bare echo, which greets nobody. */
export async function openEcho(address: string): Promise<Client> {
  const socket = socketTo(address)
  await once(socket, 'open')
  return clientOf(socket, 0)
}

const socketTo = (address: string): WebSocket =>
  new WebSocket(address.replace(/^http/, 'ws'), { perMessageDeflate: false })

function clientOf(socket: WebSocket, last: number): Client {
  let onFrame: (() => void) | undefined
  let onLost: ((error: Error) => void) | undefined
  let input = last
  socket.on('message', (data) => {
    const { type } = told.parse(decode(bytesOf(data)))
    if (type === 'frame' || type === 'generate') onFrame?.()
    if (type === 'error') onLost?.(new Error('the server said no'))
  })
  socket.on('close', (code) => onLost?.(new Error(`closed with ${code}`)))
  const round = async (message: Uint8Array): Promise<number> => {
    const began = performance.now()
    await new Promise<void>((resolve, reject) => {
      onFrame = resolve
      onLost = reject
      socket.send(message)
    })
    return performance.now() - began
  }
  return {
    socket,
    round,
    ask: (request) => round(encode({ ...request, input: (input += 1) })),
    async close() {
      const closed = once(socket, 'close')
      socket.close(1000)
      await closed
    },
  }
}

const bytesOf = (data: unknown): Uint8Array => (data instanceof Uint8Array ? data : new Uint8Array())

/** A drawing as JPEG of about 40 kB. */
export const sheet = (side: number): Promise<Buffer> =>
  sharp({
    create: {
      width: side,
      height: side,
      channels: 3,
      background: '#7fa0c0',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .blur(1.4)
    .jpeg({ quality: 75 })
    .toBuffer()

/** A stroke's part of it, as the page sends it. */
export const tile = (side: number, background: string): Promise<Buffer> =>
  sharp({ create: { width: side, height: side, channels: 3, background } })
    .png()
    .toBuffer()
