import { once } from 'node:events'
import { createClient } from '@krya/client'
import { sharedCanvasPath } from '@krya/contracts'
import { decode, encode } from '@msgpack/msgpack'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { type Client, openClient } from './client.ts'

const told = z.object({ type: z.string() })
const surface = '01900000-0000-7000-8000-00000000000b'
const page = [
  { kind: 'set', object: 'page', values: { width: 512, height: 512 } },
  { kind: 'surface', surface, width: 512, height: 512 },
]
const strokeMs = 1_000
const cursorMs = 33

/** A canvas that is shared: its owner's lines, and those who watch. */
export interface Watched {
  readonly painting: Client
  /** From now on its owner draws, and moves the pointer. @param stroke a PNG of 48² */
  begin(stroke: Uint8Array): void
  /** @returns what was shown to those who watch since it began */
  end(): { readonly frames: number; readonly edits: number }
  close(): Promise<void>
}

/** Opens one. @param studio its address with `http:` */
export async function openWatched(studio: string, watchers: number): Promise<Watched> {
  const client = createClient({ baseUrl: studio })
  const { id } = await client.createDocument({ body: { name: 'Watched', width: 512, height: 512 } })
  const { url } = await client.createCanvasLink({ params: { id }, body: { role: 'watch' } })
  const token = url.slice(url.lastIndexOf('/') + 1)
  const shown = { frames: 0, edits: 0 }
  const give = (socket: WebSocket): void =>
    socket.send(encode({ type: 'snapshot', seq: 0, part: 0, parts: 1, edits: page }))
  const owner = await join(studio, { document: id, name: 'Owner', revision: 0 }, (type, socket) => {
    if (type === 'want') give(socket)
  })
  const guests: WebSocket[] = []
  for (let at = 0; at < watchers; at += 1)
    guests.push(
      await join(studio, { token, name: `Watcher ${at}` }, (type) => {
        if (type === 'frame') shown.frames += 1
        if (type === 'edit') shown.edits += 1
      }),
    )
  const painting = await openClient(studio, `?document=${id}`)
  let timers: NodeJS.Timeout[] = []
  return {
    painting,
    begin(data) {
      Object.assign(shown, { frames: 0, edits: 0 })
      let n = 0
      const say = (message: object): void => owner.send(encode(message))
      timers = [
        setInterval(() => {
          n += 1
          const place = { x: (n * 31) % 464, y: (n * 17) % 464, width: 48, height: 48 }
          say({ type: 'edit', n, edit: { kind: 'pixels', surface, ...place, data } })
        }, strokeMs),
        setInterval(
          () => say({ type: 'cursor', at: { x: n, y: n, tool: 'brush', colour: '#c03020' } }),
          cursorMs,
        ),
      ]
    },
    end() {
      for (const timer of timers) clearInterval(timer)
      return shown
    },
    async close() {
      await painting.close()
      for (const socket of [owner, ...guests]) socket.terminate()
    },
  }
}

async function join(
  studio: string,
  said: object,
  hear: (type: string, socket: WebSocket) => void,
): Promise<WebSocket> {
  const socket = new WebSocket(`${studio.replace(/^http/, 'ws')}${sharedCanvasPath}`, {
    perMessageDeflate: false,
  })
  await once(socket, 'open')
  const greeted = once(socket, 'message')
  socket.on('message', (data) => {
    if (data instanceof Uint8Array) hear(told.parse(decode(data)).type, socket)
  })
  socket.send(encode({ type: 'join', ...said }))
  await greeted
  return socket
}
