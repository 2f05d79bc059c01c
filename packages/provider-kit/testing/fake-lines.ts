import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { Break, FakeRequest, World } from './fake-server.ts'

/** One line to a fake service, from its end. */
export interface FakeLine {
  /** What it was opened with. */
  readonly request: FakeRequest
  say(message: string | Uint8Array): void
  hangUp(): void
  /** Ends it without a word. */
  cut(): void
}

/** How a service talks on a line, after its published protocol: what it makes of each thing it hears. */
export interface Talking {
  /** Says what it says to everybody who calls; false: it takes no such call. */
  opened?(line: FakeLine, world: World): boolean
  heard(message: string | Uint8Array, line: FakeLine, world: World): void
}

export interface Lines {
  /** The requests that opened them, in order. */
  readonly opened: FakeRequest[]
  /** How many are open now. */
  count(): number
  /** Ends all without a word. */
  cut(): void
}

interface Inside {
  readonly talking: Talking | undefined
  readonly world: World
}

/** Takes calls on a fake service's address. */
export function openLines(
  server: Server,
  { talking, world }: Inside,
  look: (incoming: IncomingMessage) => { readonly request: FakeRequest; readonly how: Break | undefined },
): Lines {
  const sockets = new WebSocketServer({ noServer: true })
  const opened: FakeRequest[] = []
  /** Those that nobody answers. */
  const waiting = new Set<Duplex>()
  server.on('upgrade', (incoming, connection, head) => {
    const { request, how } = look(incoming)
    opened.push(request)
    if (how?.kind === 'answer') {
      const { status = 200, json = {} } = how.answer
      const body = JSON.stringify(json)
      const length = Buffer.byteLength(body)
      return void connection.end(`HTTP/1.1 ${status} Refused\r\ncontent-length: ${length}\r\n\r\n${body}`)
    }
    if (talking === undefined || how?.kind === 'reset') return void connection.destroy()
    if (how !== undefined) return void waiting.add(connection)
    sockets.handleUpgrade(incoming, connection, head, (socket) => {
      const line = lineOf(socket, request)
      socket.on('message', (data, isBinary) => {
        const message = isBinary ? bytesOf(data) : bytesOf(data).toString('utf8')
        world.said.push(message)
        talking.heard(message, line, world)
      })
      if (talking.opened?.(line, world) === false) line.cut()
    })
  })
  return {
    opened,
    count: () => sockets.clients.size,
    cut() {
      for (const socket of sockets.clients) socket.terminate()
      for (const connection of waiting) connection.destroy()
    },
  }
}

const lineOf = (socket: WebSocket, request: FakeRequest): FakeLine => ({
  request,
  say: (message) => socket.send(message),
  hangUp: () => socket.close(),
  cut: () => socket.terminate(),
})

function bytesOf(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data)
}
