import sharp from 'sharp'
import type { ClientOptions } from 'ws'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { echo, type LiveProvider, liveProvider } from '../../testing/live-provider.ts'
import { type LiveSocket, openSocket } from '../../testing/live-socket.ts'
import { openStudio, type TestStudio } from '../../testing/studio.ts'

const sheet = (background: string, width = 512, height = 512): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer()

let studio: TestStudio
let provider: LiveProvider
let white: Buffer
let red: Buffer
const sockets: LiveSocket[] = []
const open = async (...how: [query?: string, options?: ClientOptions]): Promise<LiveSocket> => {
  const socket = await openSocket(studio.url, ...how)
  sockets.push(socket)
  return socket
}

beforeAll(async () => {
  provider = liveProvider()
  studio = await openStudio({ provider })
  white = await sheet('#ffffff')
  red = await sheet('#ff0000', 64, 64)
})
afterEach(async () => {
  await Promise.all(sockets.splice(0).map((socket) => socket.close()))
  provider.liveScript = echo
})
afterAll(() => studio.close())

describe('bad input', () => {
  const message = (fields: object): object => ({ type: 'generate', canvas_data: white, ...fields })
  it.each<[string, () => unknown, string, string?]>([
    ['a word that is no message', () => 'hello', 'invalid_input'],
    ['an unknown type', () => ({ type: 'paint' }), 'invalid_input', 'type'],
    ['no canvas', () => ({ type: 'generate', prompt: 'x' }), 'invalid_input', 'canvas_data'],
    ['a canvas of text', () => message({ canvas_data: 'iVBORw0' }), 'invalid_input', 'canvas_data'],
    [
      'a canvas that is no picture',
      () => message({ canvas_data: Buffer.from('nothing') }),
      'unreadable_file',
    ],
    ['an empty canvas', () => message({ canvas_data: Buffer.alloc(0) }), 'invalid_input', 'canvas_data'],
    ['strength 2', () => message({ strength: 2 }), 'invalid_input', 'strength'],
    ['half a seed', () => message({ seed: 0.5 }), 'invalid_input', 'seed'],
    ['a prompt that is a number', () => message({ prompt: 5 }), 'invalid_input', 'prompt'],
    ['an unknown field', () => message({ colours: 1 }), 'invalid_input', 'colours'],
    ['an unknown model', () => message({ model: 'nobody' }), 'unknown_model'],
    [
      'tiles upon nothing',
      () => message({ canvas_data: { width: 512, height: 512, tiles: [{ x: 0, y: 0, data: red }] } }),
      'invalid_input',
      'canvas_data.tiles',
    ],
  ])('%s: told with a code', async (_, sent, code, field) => {
    const live = await open()
    live.say(sent())
    const error = await live.next('error')
    expect(error.code).toBe(code)
    expect(error.remedy.length).toBeGreaterThan(10)
    if (field !== undefined) expect(error.details?.map((one) => one.field)).toContain(field)
    live.say({ type: 'generate', canvas_data: white })
    await live.next('frame')
  })

  it.each([
    [1, 1],
    [10_000, 10_000],
    [512, 2_000],
  ])('a canvas of %i × %i: named', async (width, height) => {
    const live = await open()
    live.say({ type: 'generate', canvas_data: await sheet('#fff', width, height) })
    expect(await live.next('error')).toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'canvas_data' }],
    })
  })

  it('a picture that breaks off is told when it is read', async () => {
    provider.liveScript = async ({ guide }) => guide.pixels()
    const live = await open()
    live.say({ type: 'generate', input: 4, canvas_data: white.subarray(0, 60) })
    expect(await live.next('error')).toMatchObject({ code: 'unreadable_file', input: 4 })
  })

  it('a picture that is of another size than its head says is told when it is read', async () => {
    provider.liveScript = async ({ guide }) => guide.pixels()
    const live = await open()
    const lying = Buffer.from(white)
    lying.writeUInt32BE(600, 16)
    live.say({ type: 'generate', input: 4, canvas_data: lying })
    expect(await live.next('error')).toMatchObject({ code: 'unreadable_file', input: 4 })
  })

  it('tiles that cover the canvas many times: named, and none is read', async () => {
    const live = await open()
    live.say({ type: 'generate', canvas_data: white })
    await live.next('frame')
    const tiles = Array.from({ length: 256 }, () => ({ x: 0, y: 0, data: white }))
    live.say({ type: 'generate', canvas_data: { width: 512, height: 512, tiles } })
    expect(await live.next('error')).toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'canvas_data.tiles' }],
    })
  })

  it('120 bytes that are said to be lists of millions: told, and others go on', async () => {
    const other = await open()
    const live = await open()
    const before = process.memoryUsage().rss
    live.raw(Uint8Array.from({ length: 120 }, (_, at) => [0xdd, 1, 255, 255, 255][at % 5] ?? 0))
    expect(await live.next('error')).toMatchObject({ code: 'malformed_message' })
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
    other.say({ type: 'generate', canvas_data: white })
    await other.next('frame')
  })

  it('an input that is not larger than the last', async () => {
    const live = await open()
    live.say({ type: 'generate', input: 5, canvas_data: white })
    await live.next('frame')
    live.say({ type: 'update_params', input: 5 })
    expect(await live.next('error')).toMatchObject({ details: [{ field: 'input' }] })
  })

  it('what is no MessagePack, and text frames', async () => {
    const live = await open()
    live.raw(new Uint8Array([0xc1, 0xff, 0x00]))
    expect(await live.next('error')).toMatchObject({ code: 'malformed_message' })
    live.raw('{"type":"generate"}')
    expect(await live.next('error')).toMatchObject({ code: 'malformed_message' })
  })

  it('100 MB in one message: closed, and others go on', async () => {
    const other = await open()
    const live = await open()
    live.raw(Buffer.alloc(100 * 1024 * 1024))
    expect(await live.closed()).toBe(1009)
    other.say({ type: 'generate', canvas_data: white })
    await other.next('frame')
  })

  it('a thousand messages in a moment: told once, then closed; others go on', async () => {
    const other = await open()
    const live = await open()
    for (let at = 0; at < 1_000; at += 1) live.say({ type: 'shown', input: 0 })
    expect(await live.closed()).toBe(1008)
    expect(live.heard.filter((one) => one.type === 'error').map(({ code }) => code)).toEqual([
      'too_many_messages',
    ])
    other.say({ type: 'generate', canvas_data: white })
    await other.next('frame')
  })

  it('as many sessions as one person may have, and one more', async () => {
    for (let at = 0; at < 60; at += 1) {
      const live = await open()
      await expect.poll(() => live.heard.length).toBeGreaterThan(0)
      if (live.heard[0]?.type === 'hello') continue
      expect(live.heard[0]).toMatchObject({ code: 'too_many_sessions' })
      expect(await live.closed()).toBe(1008)
      return
    }
    throw new Error('sixty sessions were taken')
  })
})

describe('who may connect', () => {
  it('no page from elsewhere', async () => {
    await expect(open('', { headers: { origin: 'https://elsewhere.example' } })).rejects.toThrow('403')
    await expect(open('', { headers: { host: 'elsewhere.example' } })).rejects.toThrow('403')
    await expect(open('?token=1')).rejects.toThrow('400')
  })

  it('a plain request is told nothing of sessions', async () => {
    expect((await fetch(`${studio.url}/ws/realtime`)).status).toBe(404)
  })
})
