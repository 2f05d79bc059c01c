import { setTimeout } from 'node:timers/promises'
import { sharedClosed } from '@krya/contracts'
import sharp from 'sharp'
import type { ClientOptions } from 'ws'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openCanvas } from '../../../testing/live-socket.ts'
import {
  dot,
  layerId,
  renamed,
  shareCanvas,
  surfaceId,
  type TestCanvas,
  type Visitor,
} from '../../../testing/shared-canvas.ts'
import { openStudio, type TestStudio } from '../../../testing/studio.ts'

let studio: TestStudio
let canvas: TestCanvas
let token: string
const sockets: { close(): Promise<void> }[] = []

beforeAll(async () => {
  studio = await openStudio({ liveLimits: { joinMs: 1_500, pingMs: 400, unreadMs: 800 } })
})
afterEach(async () => {
  await Promise.all(sockets.splice(0).map((socket) => socket.close()))
})
afterAll(() => studio.close())

/** A canvas with its owner, somebody who draws, and somebody who looks on and must not be disturbed. */
async function open(): Promise<{ owner: Visitor; ada: Visitor; other: Visitor }> {
  canvas = await shareCanvas(studio, (socket) => sockets.push(socket))
  ;({ token } = await canvas.link('draw'))
  const owner = await canvas.owner()
  const [ada, other] = [await canvas.guest(token, 'Ada'), await canvas.guest(token, 'Other')]
  await ada.next('state', ({ state }) => state === 'open')
  return { owner, ada, other }
}

/** Whether edits still go from one to the other. */
async function expectAtWork(owner: Visitor, other: Visitor): Promise<void> {
  const name = `still here ${Math.random()}`
  owner.say({ type: 'edit', n: Date.now(), edit: renamed(name) })
  await other.next('edit', ({ edit }) => edit?.kind === 'set' && edit.values['name'] === name)
}

describe('what is no edit', () => {
  const edit = (fields: object): object => ({ type: 'edit', n: 1, edit: fields })
  const set = (values: object, object: unknown = layerId): object => edit({ kind: 'set', object, values })
  const pixels = async (more: object): Promise<object> => edit({ ...(await dot(0, 0, '#ff0000')), ...more })
  it.each<[string, () => unknown, string?]>([
    ['a word', () => 'hello'],
    ['an unknown type', () => ({ type: 'paint' }), 'type'],
    ['an edit without a number', () => ({ type: 'edit', edit: renamed('x') }), 'n'],
    ['an unknown kind', () => edit({ kind: 'wipe' }), 'edit'],
    ['a layer of no id', () => set({ name: 'x' }, 'layer'), 'edit'],
    ['a field that no layer has', () => set({ colours: 3 }), 'edit.values.colours'],
    ['an opacity of 2', () => set({ opacity: 2 }), 'edit.values.opacity'],
    ['an opacity of text', () => set({ opacity: 'half' }), 'edit.values.opacity'],
    ['a place that is no text', () => set({ place: 5 }), 'edit.values.place'],
    ['a place that another lies at', () => set({ place: 'V0' }), 'edit.values.place'],
    ['a mask without a surface', () => set({ mask: { x: 0 } }), 'edit.values.mask'],
    ['a page of no width', () => set({ width: 0 }, 'page'), 'edit.values.width'],
    [
      'a surface too large',
      () => edit({ kind: 'surface', surface: surfaceId, width: 9_000, height: 1 }),
      'edit',
    ],
    ['pixels of text', () => pixels({ data: 'iVBORw0' }), 'edit'],
    ['pixels that are no PNG', () => pixels({ data: new Uint8Array(100) }), 'edit.data'],
    ['a PNG of another size', () => pixels({ width: 900, height: 900 }), 'edit.data'],
    ['a mask that is no PNG', () => pixels({ mask: new Uint8Array(100) }), 'edit.mask'],
    [
      'a pointer far away',
      () => ({ type: 'cursor', at: { x: 1e9, y: 0, tool: '', colour: '#000000' } }),
      'at.x',
    ],
    [
      'a colour that is none',
      () => ({ type: 'cursor', at: { x: 1, y: 0, tool: '', colour: 'url(x)' } }),
      'at.colour',
    ],
    ['a second join', () => ({ type: 'join', token, name: 'Ada' })],
  ])('%s: told with a code, and nobody else hears of it', async (_, said, field) => {
    const { owner, ada, other } = await open()
    ada.say(await said())
    const error = await ada.next('error')
    expect(error.code).toBe('invalid_input')
    expect(error.remedy.length).toBeGreaterThan(10)
    if (field !== undefined) expect(error.details?.map((one) => one.field).join(' ')).toContain(field)
    await expectAtWork(owner, other)
    expect(other.heard.filter((one) => one.type === 'edit')).toHaveLength(1)
  })

  it('names are plain text, of forty characters at most', async () => {
    await open()
    for (const name of ['', '   ', 'x'.repeat(41), 5, '\u0000\u0001']) {
      const socket = await canvas.open()
      socket.say({ type: 'join', token, name })
      expect(await socket.next('error'), String(name)).toMatchObject({ code: 'invalid_input' })
    }
    const { hello, ...bob } = await canvas.guest(token, ' <b>Bob</b>\u0007 ')
    const { people } = await bob.next('people', (told) => told.people.some(({ id }) => id === hello.person))
    expect(people.find(({ id }) => id === hello.person)?.name).toBe('<b>Bob</b>')
  })

  it('snapshots come from the owner, in order, of edits that there were', async () => {
    const { owner, other } = await open()
    const edits = [renamed('x')]
    for (const wrong of [
      { seq: 99, part: 0, parts: 1 },
      { seq: 0, part: 1, parts: 2 },
      { seq: 0, part: 2, parts: 1 },
    ]) {
      owner.say({ type: 'snapshot', edits, ...wrong })
      expect(await owner.next('error')).toMatchObject({ code: 'invalid_input' })
    }
    await expectAtWork(owner, other)
  })
})

describe('what is no message', () => {
  it('is told, whoever sends it', async () => {
    const { owner, ada, other } = await open()
    ada.raw(new Uint8Array([0xc1, 0xff, 0x00]))
    expect(await ada.next('error')).toMatchObject({ code: 'malformed_message' })
    ada.raw('{"type":"cursor"}')
    expect(await ada.next('error')).toMatchObject({ code: 'malformed_message' })
    await expectAtWork(owner, other)
  })

  it.each<[string, (ada: Visitor) => void]>([
    ['a text of megabytes', (ada) => ada.say({ type: 'edit', n: 1, edit: renamed('e\u0301'.repeat(1e6)) })],
    [
      'a snapshot by a guest',
      (ada) =>
        ada.say({
          type: 'snapshot',
          seq: 0,
          part: 0,
          parts: 1,
          edits: Array.from({ length: 500 }, (_, at) => ({
            ...renamed('x'),
            values: Object.fromEntries(Array.from({ length: 40 }, (_none, field) => [`${at}-${field}`, 1])),
          })),
        }),
    ],
  ])('%s is not looked into', async (_, say) => {
    const { owner, ada, other } = await open()
    say(ada)
    expect(await ada.next('error')).toMatchObject({ code: 'malformed_message' })
    await expectAtWork(owner, other)
  })

  it('is all that somebody says at length who has not joined', async () => {
    await open()
    const stranger = await canvas.open()
    stranger.say({ type: 'join', token, name: Array.from({ length: 200 }, () => 'x') })
    expect(await stranger.next('error')).toMatchObject({ code: 'malformed_message' })
    stranger.say({ type: 'join', token, name: 'x'.repeat(5_000) })
    expect(await stranger.next('error')).toMatchObject({ code: 'malformed_message' })
  })

  it('of 100 MB: closed, and others go on', async () => {
    const { owner, ada, other } = await open()
    ada.raw(Buffer.alloc(100 * 1024 * 1024))
    expect(await ada.closed()).toBe(1009)
    await expectAtWork(owner, other)
  })

  it('a thousand in a moment: told once, then closed; others go on', async () => {
    const { owner, ada, other } = await open()
    for (let x = 0; x < 1_000; x += 1)
      ada.say({ type: 'cursor', at: { x, y: 0, tool: 'brush', colour: '#000000' } })
    expect(await ada.closed()).toBe(1008)
    expect(ada.heard.flatMap((one) => (one.type === 'error' ? [one.code] : []))).toEqual([
      'too_many_messages',
    ])
    await expectAtWork(owner, other)
  })
})

describe('lines', () => {
  it('that say nothing are not kept', async () => {
    await open()
    const silent = await canvas.open()
    expect(await silent.closed()).toBe(1008)
  })

  it('that were not let in are told nothing', async () => {
    await open()
    const early = await canvas.open()
    for (const said of [
      { type: 'cursor', at: null },
      { type: 'edit', n: 1, edit: renamed('x') },
    ]) {
      early.say(said)
      expect(await early.next('error')).toMatchObject({ code: 'invalid_input' })
    }
    await setTimeout(200)
    expect(early.heard.every(({ type }) => type === 'error')).toBe(true)
  })

  it('whose other end is gone are given up: the person is not there any more', async () => {
    const { owner, ada } = await open()
    // It answers no ping.
    ada.socket.pause()
    await owner.next('people', ({ people }) => people.length === 3)
    await owner.next('people', ({ people }) => people.length === 2)
    ada.socket.resume()
  })

  it('that are not read are closed, and cost what they may', async () => {
    const { owner, ada, other } = await open()
    // A photograph's worth of bytes in each.
    const create = { width: 512, height: 512, channels: 3, background: '#808080' } as const
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
    const data = await sharp({ create: { ...create, noise } })
      .png()
      .toBuffer()
    const edit = { kind: 'pixels', surface: surfaceId, x: 0, y: 0, width: 512, height: 512, data }
    ada.socket.pause()
    const before = process.memoryUsage().rss
    for (let n = 1; n <= 40; n += 1) {
      owner.say({ type: 'edit', n, edit })
      await owner.next('edit', (told) => told.n === n)
      await other.next('edit', (told) => told.n === n)
    }
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(250)
    await expect
      .poll(() => other.heard.findLast((one) => one.type === 'people')?.people.length, { timeout: 5_000 })
      .toBe(2)
    ada.socket.resume()
    await ada.closed()
    await expectAtWork(owner, other)
  }, 30_000)

  it('of pages from elsewhere are refused', async () => {
    const from = (options: ClientOptions) => openCanvas(studio.url, options)
    await expect(from({ headers: { origin: 'https://elsewhere.example' } })).rejects.toThrow('403')
    await expect(from({ headers: { host: 'elsewhere.example' } })).rejects.toThrow('403')
    expect((await fetch(`${studio.url}/ws/canvas`)).status).toBe(404)
  })
})

describe('links', () => {
  it.each([
    ['forged', () => 'A'.repeat(32)],
    ['of another shape', () => '../../api'],
    ['half of a true one', () => token.slice(0, 16)],
    ['the id of a true one', async () => (await canvas.link('watch')).id],
  ])('%s: lead nowhere, and tell nothing of what there is', async (_, forged) => {
    await open()
    const socket = await canvas.open()
    socket.say({ type: 'join', token: await forged(), name: 'Eve' })
    expect(await socket.next('error')).toMatchObject({ code: 'link_ended' })
    expect(await socket.closed()).toBe(sharedClosed.refused)
  })

  it('are not needed by the owner, and no document of somebody else opens', async () => {
    await open()
    for (const said of [
      { document: layerId, name: 'Eve' },
      { document: canvas.document.id, token, name: 'Eve' },
      { name: 'Eve' },
    ]) {
      const socket = await canvas.open()
      socket.say({ type: 'join', ...said })
      expect((await socket.next('error')).code).toMatch(/not_found|invalid_input/)
    }
  })
  it('that were stopped let nobody draw, however long a line takes to end', async () => {
    const { owner, other } = await open()
    const link = await canvas.link('draw')
    const eve = await canvas.guest(link.token, 'Eve')
    await eve.next('snapshot')
    // She does not read that it is over, and goes on.
    eve.socket.pause()
    await studio.client.removeCanvasLink({ params: { id: canvas.document.id, link: link.id } })
    await other.next('people', ({ people }) => people.every(({ name }) => name !== 'Eve'))
    eve.say({ type: 'edit', n: 1, edit: renamed('after all') })
    await expectAtWork(owner, other)
    eve.socket.resume()
    const names = other.heard.map((one) =>
      one.type === 'edit' && one.edit?.kind === 'set' ? one.edit.values['name'] : '',
    )
    expect(names).not.toContain('after all')
  })
})
