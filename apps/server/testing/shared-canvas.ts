import type { CanvasRole, EditorDocument, SharedAnswer } from '@krya/contracts'
import sharp from 'sharp'
import type { ClientOptions } from 'ws'
import { type CanvasSocket, openCanvas } from './live-socket.ts'
import type { TestStudio } from './studio.ts'

type Hello = Extract<SharedAnswer, { type: 'hello' }>

/** Somebody on a canvas, as the server greeted them. */
export interface Visitor extends CanvasSocket {
  readonly hello: Hello
}

/** A document with links, and people who come to it. */
export interface TestCanvas {
  readonly document: EditorDocument
  /** @returns its id, and what it holds */
  link(role: CanvasRole, seconds?: number): Promise<{ id: string; token: string }>
  /** The owner, who gives a snapshot of one layer when it is asked for. */
  owner(more?: object): Promise<Visitor>
  guest(token: string, name?: string, more?: object): Promise<Visitor>
  /** A socket that has not joined. */
  open(options?: ClientOptions): Promise<CanvasSocket>
}

export const layerId = '01900000-0000-7000-8000-00000000000a'
export const surfaceId = '01900000-0000-7000-8000-00000000000b'

/** What the owner's page shows: one layer of 64². */
export const firstEdits = [
  { kind: 'set', object: 'page', values: { width: 64, height: 64 } },
  { kind: 'surface', surface: surfaceId, width: 64, height: 64 },
  {
    kind: 'set',
    object: layerId,
    values: { kind: 'pixels', name: 'Drawing', place: 'V', surface: surfaceId, opacity: 1 },
  },
]

export const renamed = (name: string): object => ({ kind: 'set', object: layerId, values: { name } })

/** A square of one colour, as an edit. */
export async function dot(x: number, y: number, background: string, side = 8): Promise<object> {
  const create = { width: side, height: side, channels: 4, background } as const
  const data = await sharp({ create }).png().toBuffer()
  return { kind: 'pixels', surface: surfaceId, x, y, width: side, height: side, data }
}

/** A new document, shared on a server. @param onOpen is told of every socket */
export async function shareCanvas(
  studio: Pick<TestStudio, 'url' | 'client'>,
  onOpen: (socket: CanvasSocket) => void,
): Promise<TestCanvas> {
  const document = await studio.client.createDocument({ body: { name: 'Shared', width: 64, height: 64 } })
  const open = async (options?: ClientOptions): Promise<CanvasSocket> => {
    const socket = await openCanvas(studio.url, options)
    onOpen(socket)
    return socket
  }
  const join = async (said: object): Promise<Visitor> => {
    const socket = await open()
    socket.say({ type: 'join', ...said })
    return { ...socket, hello: await socket.next('hello') }
  }
  return {
    document,
    open,
    async link(role, seconds) {
      const { link, url } = await studio.client.createCanvasLink({
        params: { id: document.id },
        body: { role, ...(seconds === undefined ? {} : { expires_in: seconds }) },
      })
      return { id: link.id, token: url.slice(url.lastIndexOf('/') + 1) }
    },
    async owner(more = {}) {
      const owner = await join({ document: document.id, name: 'Owner', revision: document.revision, ...more })
      const seen = owner.heard.length
      owner.socket.on('message', () => {
        if (owner.heard.length > seen && owner.heard.at(-1)?.type === 'want') give(owner)
      })
      if (owner.heard.some(({ type }) => type === 'want')) give(owner)
      return owner
    },
    guest: (token, name = 'Guest', more = {}) => join({ token, name, ...more }),
  }
}

/** Gives the snapshot that was asked for. */
function give(owner: Visitor): void {
  const seq = owner.heard.reduce((last, one) => (one.type === 'edit' ? one.seq : last), owner.hello.seq)
  owner.say({ type: 'snapshot', seq, part: 0, parts: 1, edits: firstEdits })
}
