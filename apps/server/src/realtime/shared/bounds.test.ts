import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { mostLayers, sharedClosed } from '@krya/contracts'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { type CanvasSocket, openCanvas } from '../../../testing/live-socket.ts'
import { firstEdits, renamed } from '../../../testing/shared-canvas.ts'
import { ensureLocalUser, localUser } from '../../accounts/users.ts'
import type { OpenDatabase } from '../../db/database.ts'
import { openEmbedded } from '../../db/embedded.ts'
import { documents } from '../../db/schema/index.ts'
import type { SharedLimits } from '../limits.ts'
import { createShared } from './shared.ts'

const documentId = '01900000-0000-7000-8000-0000000000d0'
const steps: (() => unknown)[] = []
let database: OpenDatabase

beforeAll(async () => {
  database = await openEmbedded('memory')
  await ensureLocalUser(database.db)
  await database.db.insert(documents).values({
    id: documentId,
    ownerId: localUser.ownerId,
    name: 'Shared',
    content: { version: 1, width: 64, height: 64, layers: [] },
  })
  return () => database.close()
})
afterEach(async () => {
  for (const step of steps.splice(0).toReversed()) await step()
})

/** Shared canvases behind a socket. @param who everybody is, as far as the server can tell */
async function serve(limits: Partial<SharedLimits> = {}, who = localUser) {
  const onFault = (error: unknown): void => expect.unreachable(String(error))
  const shared = await createShared({ db: database.db, listen: database.listen, onFault, limits })
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('connection', (socket) => shared.open(socket, who))
  await once(server, 'listening')
  steps.push(shared.close, () => server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on no port')
  const join = async (said: object): Promise<CanvasSocket> => {
    const socket = await openCanvas(`http://127.0.0.1:${address.port}`)
    steps.push(socket.close)
    socket.say({ type: 'join', name: 'Somebody', ...said })
    return socket
  }
  return { shared, join, asOwner: () => join({ document: documentId, revision: 0 }) }
}

const snapshot = (more: object = {}): object => ({
  type: 'snapshot',
  seq: 0,
  part: 0,
  parts: 1,
  edits: firstEdits,
  ...more,
})

describe('what a canvas may take', () => {
  it('ends at so much that is drawn while the owner is away; what was taken is there for the owner', async () => {
    const { shared, join, asOwner } = await serve({ editBytes: 1_000, awayMs: 5_000 })
    const { token } = await shared.links.create(localUser, documentId, { role: 'draw' })
    const owner = await asOwner()
    await owner.next('want')
    owner.say(snapshot())
    const ada = await join({ token })
    await ada.next('snapshot')
    await owner.close()
    await ada.next('state', ({ state }) => state === 'away')
    let taken = 0
    for (let n = 1; n < 40; n += 1) ada.say({ type: 'edit', n, edit: renamed(`stroke ${n}`) })
    expect(await ada.next('error')).toMatchObject({ code: 'edits_held' })
    expect(ada.heard.some((one) => one.type === 'state' && one.state === 'held')).toBe(true)
    taken = ada.heard.filter(({ type }) => type === 'edit').length
    expect(taken).toBeGreaterThan(3)
    const back = await asOwner()
    await back.next('snapshot')
    for (let n = 1; n <= taken; n += 1) expect(await back.next('edit')).toMatchObject({ n })
    // With a new snapshot there is room again.
    await back.next('want')
    back.say(snapshot({ seq: taken }))
    await ada.next('state', ({ state }) => state === 'open')
    ada.say({ type: 'edit', n: 100, edit: renamed('goes on') })
    await back.next('edit', ({ n }) => n === 100)
  })

  it('is no page larger than that', async () => {
    const { asOwner } = await serve({ snapshotBytes: 300 })
    const owner = await asOwner()
    await owner.next('want')
    owner.say(snapshot())
    expect(await owner.next('error')).toMatchObject({ code: 'canvas_too_large' })
  })

  it('is hardly as many layers as a document has, and a gigabyte of pixels, for all but its owner', async () => {
    const { shared, join, asOwner } = await serve()
    const { token } = await shared.links.create(localUser, documentId, { role: 'draw' })
    const owner = await asOwner()
    await owner.next('want')
    owner.say(snapshot())
    const ada = await join({ token })
    await ada.next('snapshot')
    const idOf = (at: number): string => `01900000-0000-7000-9000-${`${at}`.padStart(12, '0')}`
    const layer = (n: number, removed = false): object => ({
      type: 'edit',
      n,
      edit: { kind: 'set', object: idOf(n), values: { kind: 'group', removed } },
    })
    const sheet = (n: number): object => ({
      type: 'edit',
      n,
      edit: { kind: 'surface', surface: idOf(n), width: 8192, height: 8192 },
    })
    // One is there already.
    for (let n = 1; n < mostLayers - 10; n += 1) ada.say(layer(n))
    await ada.next('edit', ({ n }) => n === mostLayers - 11)
    ada.say(layer(200))
    expect(await ada.next('error')).toMatchObject({ code: 'canvas_too_large', n: 200 })
    ada.say({ type: 'edit', n: 201, edit: { kind: 'set', object: idOf(1), values: { removed: true } } })
    ada.say(layer(202))
    await ada.next('edit', ({ n }) => n === 202)
    // 64² are there already.
    for (let n = 203; n <= 205; n += 1) ada.say(sheet(n))
    await ada.next('edit', ({ n }) => n === 205)
    ada.say(sheet(206))
    expect(await ada.next('error')).toMatchObject({ code: 'canvas_too_large', n: 206 })
    owner.say(sheet(1))
    // What no snapshot holds any more makes room.
    await owner.next('want')
    const { seq } = await owner.next('edit', ({ n }) => n === 1)
    owner.say(snapshot({ seq }))
    await setTimeout(100)
    ada.say(sheet(207))
    await ada.next('edit', ({ n }) => n === 207)
    expect(ada.heard.filter(({ type }) => type === 'error')).toHaveLength(2)
  })

  it('gives whoever comes what the newest snapshot does not hold', async () => {
    const { shared, join, asOwner } = await serve({ editBytes: 1_000 })
    const { token } = await shared.links.create(localUser, documentId, { role: 'watch' })
    const owner = await asOwner()
    await owner.next('want')
    owner.say(snapshot())
    let seq = 0
    for (let n = 1; n <= 30; n += 1) {
      owner.say({ type: 'edit', n, edit: renamed(`stroke ${n}`) })
      seq = (await owner.next('edit')).seq
      const last = owner.heard.at(-1)
      if (last?.type === 'want' || owner.heard.at(-2)?.type === 'want') owner.say(snapshot({ seq }))
    }
    owner.say({ type: 'edit', n: 31, edit: renamed('the last') })
    const ada = await join({ token })
    const first = await ada.next('snapshot')
    expect(first.seq).toBeGreaterThan(0)
    for (let next = first.seq + 1; next <= 31; next += 1)
      expect(await ada.next('edit')).toMatchObject({ seq: next })
  })
})

describe('a link', () => {
  it('ends when its time is over, for whoever is there and whoever comes', async () => {
    const { shared, join, asOwner } = await serve()
    const { token } = await shared.links.create(localUser, documentId, { role: 'watch', expires_in: 1 })
    const owner = await asOwner()
    await owner.next('want')
    owner.say(snapshot())
    const ada = await join({ token })
    await ada.next('snapshot')
    expect(await ada.next('error')).toMatchObject({ code: 'link_ended' })
    expect(await ada.closed()).toBe(sharedClosed.refused)
    await setTimeout(50)
    expect(await (await join({ token })).next('error')).toMatchObject({ code: 'link_ended' })
    expect(await shared.links.list(localUser, documentId)).not.toContainEqual(
      expect.objectContaining({ expires_at: expect.any(String) }),
    )
  })

  it('stopped in another process ends here too', async () => {
    const [here, elsewhere] = [await serve(), await serve()]
    const { link, token } = await here.shared.links.create(localUser, documentId, { role: 'watch' })
    const ada = await here.join({ token })
    await ada.next('hello')
    await elsewhere.shared.links.stop(localUser, documentId, link.id)
    expect(await ada.next('error')).toMatchObject({ code: 'link_ended' })
  })

  it('of somebody else’s document is not made, seen or stopped, and nobody else is its owner', async () => {
    const stranger = { ownerId: '01900000-0000-7000-8000-0000000000ee' }
    const { shared, asOwner } = await serve({}, stranger)
    const { link } = await shared.links.create(localUser, documentId, { role: 'watch' })
    await expect(shared.links.create(stranger, documentId, { role: 'draw' })).rejects.toThrow('no document')
    await expect(shared.links.list(stranger, documentId)).rejects.toThrow('no document')
    await expect(shared.links.stop(stranger, documentId, link.id)).rejects.toThrow('no link')
    expect(await (await asOwner()).next('error')).toMatchObject({ code: 'not_found' })
  })
})
