import { setTimeout } from 'node:timers/promises'
import { sharedClosed } from '@krya/contracts'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type LiveProvider, liveProvider } from '../../../testing/live-provider.ts'
import { openSocket } from '../../../testing/live-socket.ts'
import {
  dot,
  firstEdits,
  layerId,
  renamed,
  shareCanvas,
  type TestCanvas,
} from '../../../testing/shared-canvas.ts'
import { openStudio, type TestStudio } from '../../../testing/studio.ts'

let studio: TestStudio
let provider: LiveProvider
const sockets: { close(): Promise<void> }[] = []
const share = (): Promise<TestCanvas> => shareCanvas(studio, (socket) => sockets.push(socket))

beforeAll(async () => {
  provider = liveProvider()
  studio = await openStudio({ provider, liveLimits: { awayMs: 400, unseenMs: 3_000, people: 3 } })
})
afterEach(async () => {
  await Promise.all(sockets.splice(0).map((socket) => socket.close()))
})
afterAll(() => studio.close())

describe('a shared canvas', () => {
  it('is given to whoever comes by a link, with what came since in one order', async () => {
    const canvas = await share()
    const { token } = await canvas.link('draw')
    const owner = await canvas.owner()
    const ada = await canvas.guest(token, 'Ada')
    expect(ada.hello).toMatchObject({ role: 'draw', whole: true })
    expect((await ada.next('snapshot')).edits).toEqual(firstEdits)
    ada.say({ type: 'edit', n: 1, edit: renamed('by Ada') })
    owner.say({ type: 'edit', n: 1, edit: renamed('by the owner') })
    const bob = await canvas.guest(token, 'Bob')
    for (const one of [owner, ada, bob]) {
      const own = [await one.next('edit'), await one.next('edit')]
      expect(own.map(({ seq }) => seq)).toEqual([1, 2])
    }
    // What is one's own comes back as a receipt.
    const receipt = ada.heard.find((one) => one.type === 'edit' && one.person === ada.hello.person)
    expect(receipt).toEqual({ type: 'edit', seq: expect.any(Number), person: ada.hello.person, n: 1 })
    const people = await bob.next('people', ({ people: all }) => all.length === 3)
    expect(people.people.map(({ name, role, link }) => ({ name, role, link }))).toEqual([
      { name: 'Owner', role: 'owner', link: null },
      { name: 'Ada', role: 'draw', link: null },
      { name: 'Bob', role: 'draw', link: null },
    ])
  })

  it('shows where everybody points, the latest only', async () => {
    const canvas = await share()
    const { token } = await canvas.link('watch')
    const owner = await canvas.owner()
    const ada = await canvas.guest(token, 'Ada')
    for (let x = 0; x < 30; x += 1)
      ada.say({ type: 'cursor', at: { x, y: 5, tool: 'brush', colour: '#ff0000' } })
    const { cursors } = await owner.next('cursors', (told) => told.cursors.some(({ at }) => at?.x === 29))
    expect(cursors).toEqual([
      { person: ada.hello.person, at: { x: 29, y: 5, tool: 'brush', colour: '#ff0000' } },
    ])
    expect(owner.heard.filter(({ type }) => type === 'cursors').length).toBeLessThan(5)
  })

  it('is waited for until its owner opens it', async () => {
    const canvas = await share()
    const { token } = await canvas.link('draw')
    const ada = await canvas.guest(token)
    expect((await ada.next('state')).state).toBe('waiting')
    ada.say({ type: 'edit', n: 1, edit: renamed('too early') })
    expect(await ada.next('error')).toMatchObject({ code: 'wrong_state', n: 1 })
    await canvas.owner()
    expect((await ada.next('state', ({ state }) => state === 'open')).state).toBe('open')
    await ada.next('snapshot')
  })

  it('goes on after a broken line with what came meanwhile, each edit once', async () => {
    const canvas = await share()
    const { token } = await canvas.link('draw')
    const owner = await canvas.owner()
    const ada = await canvas.guest(token)
    ada.say({ type: 'edit', n: 1, edit: renamed('first') })
    const { seq } = await ada.next('edit')
    ada.socket.terminate()
    owner.say({ type: 'edit', n: 1, edit: renamed('meanwhile') })
    await owner.next('edit', (told) => told.seq === seq + 1)
    const { session, room } = ada.hello
    const again = await canvas.guest(token, 'Guest', { session, room, seq })
    expect(again.hello).toMatchObject({ person: ada.hello.person, whole: false, taken: 1, seq })
    // Sent again, for nobody knew whether it had come.
    again.say({ type: 'edit', n: 1, edit: renamed('first') })
    again.say({ type: 'edit', n: 2, edit: renamed('second') })
    expect(await again.next('edit')).toMatchObject({ seq: seq + 1, edit: renamed('meanwhile') })
    expect(await again.next('edit')).toMatchObject({ seq: seq + 2, n: 2 })
  })
})

describe('its owner', () => {
  it('is waited for; then the canvas ends, and what nobody saw is there when the owner is back', async () => {
    const canvas = await share()
    const { token } = await canvas.link('draw')
    const owner = await canvas.owner()
    const ada = await canvas.guest(token)
    await ada.next('state', ({ state }) => state === 'open')
    await owner.close()
    await ada.next('state', ({ state }) => state === 'away')
    ada.say({ type: 'edit', n: 1, edit: renamed('while away') })
    await ada.next('edit')
    expect(await ada.next('error')).toMatchObject({ code: 'canvas_ended' })
    expect(await ada.closed()).toBe(sharedClosed.left)
    const back = await canvas.owner()
    await back.next('snapshot')
    expect(await back.next('edit')).toMatchObject({ edit: renamed('while away') })
  })

  it('finds the page as it was saved elsewhere, not as it was left here', async () => {
    const canvas = await share()
    const { token } = await canvas.link('draw')
    const first = await canvas.owner()
    const ada = await canvas.guest(token)
    await ada.next('snapshot')
    first.say({ type: 'saved', revision: 7 })
    await first.close()
    const back = await canvas.owner({ revision: 8 })
    expect(back.hello.room).not.toBe(first.hello.room)
    expect(await ada.closed()).toBe(1012)
    const again = await canvas.guest(token)
    await again.next('snapshot')
    back.say({ type: 'saved', revision: 9 })
    await back.close()
    expect((await canvas.owner({ revision: 9 })).hello.room).toBe(back.hello.room)
  })

  it('takes it over with a second tab', async () => {
    const canvas = await share()
    const first = await canvas.owner()
    const second = await canvas.owner()
    expect(await first.next('error')).toMatchObject({ code: 'canvas_elsewhere' })
    expect(await first.closed()).toBe(sharedClosed.elsewhere)
    await second.next('snapshot')
  })

  it('makes somebody a watcher, lets them draw again, and sends them away', async () => {
    const canvas = await share()
    const { token } = await canvas.link('draw')
    const owner = await canvas.owner()
    const ada = await canvas.guest(token, 'Ada')
    const bob = await canvas.guest(token, 'Bob')
    await ada.next('state', ({ state }) => state === 'open')
    const { person } = ada.hello
    owner.say({ type: 'allow', person, role: 'watch' })
    expect((await ada.next('role')).role).toBe('watch')
    ada.say({ type: 'edit', n: 1, edit: renamed('no more') })
    expect(await ada.next('error')).toMatchObject({ code: 'watch_only', n: 1 })
    // Nobody but the owner says so.
    bob.say({ type: 'allow', person, role: 'draw' })
    expect(await bob.next('error')).toMatchObject({ code: 'watch_only' })
    owner.say({ type: 'allow', person, role: 'draw' })
    await ada.next('role', ({ role }) => role === 'draw')
    owner.say({ type: 'remove', person })
    expect(await ada.next('error')).toMatchObject({ code: 'removed_from_canvas' })
    expect(await ada.closed()).toBe(sharedClosed.refused)
    const { session } = ada.hello
    const again = await canvas.open()
    again.say({ type: 'join', token, name: 'Ada', session })
    expect(await again.next('error')).toMatchObject({ code: 'removed_from_canvas' })
    bob.say({ type: 'edit', n: 1, edit: renamed('by Bob') })
    await owner.next('edit')
  })
})

describe('a link', () => {
  it('is listed without what it holds, and ends everybody’s line when it is stopped', async () => {
    const canvas = await share()
    const params = { id: canvas.document.id }
    const watching = await canvas.link('watch')
    const drawing = await canvas.link('draw', 3_600)
    const { items } = await studio.client.listCanvasLinks({ params })
    expect(items.map(({ id, role }) => ({ id, role }))).toEqual([
      { id: drawing.id, role: 'draw' },
      { id: watching.id, role: 'watch' },
    ])
    expect(JSON.stringify(items)).not.toContain(watching.token)
    const owner = await canvas.owner()
    const ada = await canvas.guest(watching.token, 'Ada')
    const bob = await canvas.guest(drawing.token, 'Bob')
    const { people } = await owner.next('people', (told) => told.people.length === 3)
    expect(people.map(({ link }) => link)).toEqual([null, watching.id, drawing.id])
    await studio.client.removeCanvasLink({ params: { ...params, link: watching.id } })
    expect(await ada.next('error')).toMatchObject({ code: 'link_ended' })
    expect(await ada.closed()).toBe(sharedClosed.refused)
    await expect(
      studio.client.removeCanvasLink({ params: { ...params, link: watching.id } }),
    ).rejects.toThrow('no link')
    bob.say({ type: 'edit', n: 1, edit: renamed('by Bob') })
    await owner.next('edit')
    const forged = await canvas.open()
    forged.say({ type: 'join', token: watching.token, name: 'Ada' })
    expect(await forged.next('error')).toMatchObject({ code: 'link_ended' })
    expect(await forged.closed()).toBe(sharedClosed.refused)
  })

  it('ends by itself', async () => {
    const canvas = await share()
    const { id } = canvas.document
    const { token } = await canvas.link('watch', 60)
    await canvas.owner()
    const ada = await canvas.guest(token)
    await ada.next('snapshot')
    await expect(
      studio.client.createCanvasLink({ params: { id }, body: { role: 'watch', expires_in: 1 } }),
    ).rejects.toThrow('expires_in')
  })

  it('lets in as many as a canvas takes', async () => {
    const canvas = await share()
    const { token } = await canvas.link('watch')
    await canvas.owner()
    for (const name of ['A', 'B', 'C']) await canvas.guest(token, name)
    const late = await canvas.open()
    late.say({ type: 'join', token, name: 'D' })
    expect(await late.next('error')).toMatchObject({ code: 'canvas_full' })
    expect(await late.closed()).toBe(sharedClosed.refused)
  })
})

describe('who watches', () => {
  it('sees what the owner’s session paints, and nothing is painted for it', async () => {
    const canvas = await share()
    const { token } = await canvas.link('watch')
    await canvas.owner()
    const white = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const painting = await openSocket(studio.url, `?document=${canvas.document.id}`)
    sockets.push(painting)
    painting.say({ type: 'generate', canvas_data: white, prompt: 'a fox' })
    await painting.next('frame')
    const before = provider.drawn.length
    const watchers = await Promise.all(['A', 'B', 'C'].map((name) => canvas.guest(token, name)))
    painting.say({ type: 'update_params', prompt: 'a hare' })
    const { data } = await painting.next('frame')
    for (const watcher of watchers) {
      const frame = await watcher.next('frame')
      expect(frame).toMatchObject({ width: 256, height: 256 })
      expect(frame.data).toEqual(data)
    }
    await setTimeout(50)
    expect(provider.drawn.length).toBe(before + 1)
  })

  it('sees nothing of another document that the owner goes on with in the same session', async () => {
    const [canvas, other] = [await share(), await share()]
    await canvas.owner()
    const watcher = await canvas.guest((await canvas.link('watch')).token)
    const first = await openSocket(studio.url, `?document=${canvas.document.id}`)
    sockets.push(first)
    const { session } = await first.next('hello')
    const painting = await openSocket(studio.url, `?document=${other.document.id}&session=${session}`)
    sockets.push(painting)
    expect(await painting.next('hello')).toMatchObject({ resumed: false })
    const create = { width: 256, height: 256, channels: 3, background: '#fff' } as const
    painting.say({ type: 'generate', canvas_data: await sharp({ create }).png().toBuffer(), prompt: 'a fox' })
    await painting.next('frame')
    await setTimeout(50)
    expect(watcher.heard.filter(({ type }) => type === 'frame')).toEqual([])
  })

  it('cannot draw, whatever it sends', async () => {
    const canvas = await share()
    const { token } = await canvas.link('watch')
    const owner = await canvas.owner()
    const ada = await canvas.guest(token)
    await ada.next('state', ({ state }) => state === 'open')
    const heard = owner.heard.length
    const sent = [
      { type: 'edit', n: 1, edit: await dot(0, 0, '#ff0000') },
      { type: 'edit', n: 2, edit: { kind: 'set', object: layerId, values: { removed: true } } },
      { type: 'snapshot', seq: 0, part: 0, parts: 1, edits: [] },
      { type: 'allow', person: ada.hello.person, role: 'draw' },
    ]
    for (const said of sent) {
      ada.say(said)
      expect(await ada.next('error')).toMatchObject({ code: 'watch_only' })
    }
    expect(owner.heard.slice(heard).filter(({ type }) => type === 'edit')).toEqual([])
  })

  it('does not say how it is painted, even where it may draw', async () => {
    const canvas = await share()
    const { token } = await canvas.link('draw')
    await canvas.owner()
    const ada = await canvas.guest(token)
    await ada.next('state', ({ state }) => state === 'open')
    ada.say({ type: 'edit', n: 1, edit: { kind: 'set', object: 'painting', values: { model: 'fal-fast' } } })
    expect(await ada.next('error')).toMatchObject({ code: 'watch_only', n: 1 })
  })
})
