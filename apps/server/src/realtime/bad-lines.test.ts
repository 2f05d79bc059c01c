import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createHttp } from '@krya/provider-kit/http'
import sharp from 'sharp'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type ClientOptions, WebSocketServer } from 'ws'
import { liveProvider } from '../../testing/live-provider.ts'
import { type LiveSocket, openSocket } from '../../testing/live-socket.ts'
import { readConfig } from '../config.ts'
import { openEmbedded } from '../db/embedded.ts'
import { openConnections } from '../providers/connections.ts'
import { createSeal, keyFromSecret } from '../providers/sealing.ts'
import { createStorage } from '../storage/index.ts'
import { scratchOf } from '../storage/scratch.ts'
import { Canvas } from './canvas.ts'
import type { Limits } from './limits.ts'
import { createRealtime } from './realtime.ts'

type Open = (owner: string, query?: string, options?: ClientOptions) => Promise<LiveSocket>

const provider = liveProvider()
const blank = { width: 1024, height: 1024, channels: 3, background: '#ffffff' } as const
/** What is closed at the end, the last opened first. */
const steps: (() => unknown)[] = []
const ends = async (): Promise<void> => {
  for (const step of steps.splice(0).toReversed()) await step()
}
let createWith: (limits: Partial<Limits>) => ReturnType<typeof createRealtime>
let white: Uint8Array<ArrayBuffer>
/** A photograph's worth of bytes. */
let heavy: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'krya-test-'))
  const database = await openEmbedded('memory')
  const { db } = database
  const http = createHttp()
  const onFault = (error: unknown): void => expect.unreachable(String(error))
  const connections = await openConnections(
    {
      db,
      seal: createSeal(keyFromSecret('a secret of this test')),
      providers: new Map([[provider.id, provider]]),
      env: {},
      onFault,
    },
    database,
  )
  const storage = await createStorage(readConfig({ KRYA_DATA: folder }))
  const scratch = scratchOf(folder)
  createWith = (limits) =>
    createRealtime({
      db,
      storage,
      connections,
      http,
      scratch,
      onFault,
      limits,
      audience: () => ({ needsWhole: false, show: () => expect.unreachable('nobody shares it') }),
    })
  white = new Uint8Array(await sharp({ create: blank }).png().toBuffer())
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  heavy = new Uint8Array(
    await sharp({ create: { ...blank, noise } })
      .png()
      .toBuffer(),
  )
  return async () => {
    await connections.close()
    await http.close()
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
afterEach(async () => {
  await ends()
  provider.drawn.length = 0
})

/** The real-time canvas behind a socket that tells whose it is. */
async function serve(limits: Partial<Limits> = {}): Promise<Open> {
  const realtime = createWith(limits)
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('connection', (socket, { headers, url = '' }) => {
    const asked = new URL(url, 'ws://here').searchParams
    realtime.open(
      socket,
      { ownerId: String(headers['x-owner']) },
      {
        session: asked.get('session') ?? undefined,
        acknowledge: asked.get('acknowledge') === '1' ? '1' : '0',
      },
    )
  })
  await once(server, 'listening')
  steps.push(
    () => server.close(),
    () => realtime.close(),
  )
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return async (owner, query = '', options = {}) => {
    const socket = await openSocket(`http://127.0.0.1:${port}`, query, {
      ...options,
      headers: { 'x-owner': owner },
    })
    steps.push(() => socket.close())
    return socket
  }
}

describe('a line that is not read', () => {
  it('is drawn for no further than it takes, and closed; others go on meanwhile', async () => {
    const open = await serve({ unreadMs: 4_000 })
    const deaf = await open('deaf')
    deaf.socket.pause()
    const sending = setInterval(() => {
      if (deaf.socket.bufferedAmount === 0) deaf.say({ type: 'generate', prompt: 'deaf', canvas_data: heavy })
    }, 20)
    steps.push(() => clearInterval(sending))
    const drawn = (): number => provider.drawn.filter(({ prompt }) => prompt === 'deaf').length
    // What the two kernels keep between them is full.
    let before = -1
    const isStill = (): boolean => {
      const [last, now] = [before, drawn()]
      before = now
      return now > 0 && now === last
    }
    await expect.poll(isStill, { interval: 500, timeout: 20_000 }).toBe(true)
    const other = await open('other')
    for (let input = 1; input <= 5; input += 1) {
      other.say({ type: 'generate', input, prompt: 'other', canvas_data: white })
      await other.next('frame', (frame) => frame.input === input)
    }
    expect(drawn()).toBe(before)
    clearInterval(sending)
    await new Promise((done) => setTimeout(done, 4_000))
    deaf.socket.resume()
    expect(await deaf.closed()).toBe(4008)
  })

  it('is closed where the client reads but says of no frame that it was shown', async () => {
    const open = await serve({ unreadMs: 200 })
    const live = await open('somebody', '?acknowledge=1')
    live.say({ type: 'generate', canvas_data: white })
    await live.next('frame')
    expect(await live.closed()).toBe(4008)
  })
})

describe('more than is drawn', () => {
  it('is full of a few photographs, and empty when they are put together', async () => {
    const tiles = (count: number) => ({
      width: 1024,
      height: 1024,
      tiles: Array.from({ length: count }, () => ({ x: 0, y: 0, data: heavy })),
    })
    const first = Canvas.of(white, undefined)
    const second = Canvas.of(tiles(1), first)
    const third = Canvas.of(tiles(1), second)
    expect([first.isFull, second.isFull, third.isFull]).toEqual([false, false, true])
    await third.pixels()
    expect(Canvas.of(tiles(1), third).isFull).toBe(false)
  })

  it('is not read before there is room, and then read to its end', async () => {
    const open = await serve()
    const live = await open('somebody', '?acknowledge=1')
    live.say({ type: 'generate', canvas_data: white })
    await live.next('frame')
    const tiles = [{ x: 0, y: 0, data: heavy }]
    for (let input = 2; input <= 12; input += 1)
      live.say({ type: 'generate', input, canvas_data: { width: 1024, height: 1024, tiles } })
    live.say({ type: 'generate', input: 13, canvas_data: white.subarray(0, 5) })
    await live.next('error', (error) => error.input === 13)
    live.say({ type: 'shown', input: 1 })
    expect(await live.next('frame')).toMatchObject({ input: 12 })
  })
})

describe('a line that is only half there', () => {
  it('is ended where nothing answers; one that answers stays', async () => {
    const open = await serve({ pingMs: 200 })
    const gone = await open('gone', '', { autoPong: false })
    const there = await open('there')
    expect(await gone.closed()).toBe(1006)
    there.say({ type: 'generate', canvas_data: white })
    await there.next('frame')
  })
})

describe('a session of somebody else', () => {
  it('is not gone on with: its token opens a new one, and it stays whose it is', async () => {
    const open = await serve()
    const ada = await open('ada')
    const { session } = await ada.next('hello')
    ada.say({ type: 'generate', prompt: 'a secret', canvas_data: white })
    await ada.next('frame')
    const eve = await open('eve', `?session=${session}`)
    const hello = await eve.next('hello')
    expect(hello).toMatchObject({ resumed: false, input: 0 })
    expect(hello.session).not.toBe(session)
    eve.say({ type: 'keep' })
    expect(await eve.next('error')).toMatchObject({ code: 'wrong_state' })
    ada.say({ type: 'update_params', prompt: 'a secret still' })
    expect(await ada.next('frame')).toMatchObject({ input: 2 })
    ada.socket.terminate()
    const again = await open('ada', `?session=${session}`)
    expect(await again.next('hello')).toMatchObject({ session, resumed: true, input: 2 })
  })
})
