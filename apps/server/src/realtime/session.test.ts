import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LiveModel } from '@krya/catalog'
import type { LiveAnswer } from '@krya/contracts'
import { type LiveEngine, type LiveInput, type LiveFrame, ProviderError } from '@krya/provider-kit'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { grant } from '../accounts/ledger.ts'
import type { OpenDatabase } from '../db/database.ts'
import { openEmbedded } from '../db/embedded.ts'
import { users } from '../db/schema/index.ts'
import { House } from './house.ts'
import { type Listener, Session } from './session.ts'

/** Ten credits a frame, and one that costs nothing. */
const paid: LiveModel = {
  id: 'paid',
  name: 'Paid',
  description: '',
  provider: 'service',
  endpoint: 'live',
  price: { usd: 0.1, per: 'output' },
  by: 'socket',
  sizes: { min: 256, max: 1024, multiple: 64 },
  styles: false,
  source: { date: '2026-11-27', from: 'a test' },
}
const free: LiveModel = { ...paid, id: 'free', price: { usd: 0, per: 'output' } }

let database: OpenDatabase
let white: Uint8Array<ArrayBuffer>
let scratch: string
let ownerId: string
beforeAll(async () => {
  database = await openEmbedded('memory')
  scratch = await mkdtemp(path.join(tmpdir(), 'krya-session-'))
  const sheet = sharp({ create: { width: 256, height: 256, channels: 3, background: '#fff' } })
  white = Uint8Array.from(await sheet.jpeg().toBuffer())
})
afterAll(async () => {
  await database.close()
  await rm(scratch, { recursive: true, force: true })
})
beforeEach(async () => {
  ownerId = uuidv7()
  await database.db.insert(users).values({ id: ownerId, name: 'somebody' })
  await database.db.transaction((tx) => grant(tx, ownerId, 'test', 1_000_000))
})

/** A session whose engines draw as `draw` says, and all that it says. */
function opened(
  draw: (input: LiveInput, model: LiveModel, signal: AbortSignal) => Promise<LiveFrame>,
  models: readonly LiveModel[] = [paid],
) {
  const calls: string[] = []
  const heard: LiveAnswer[] = []
  const house = new House(2)
  const engineOf = (model: LiveModel): LiveEngine => ({
    draw(input, signal) {
      calls.push(model.id)
      return draw(input, model, signal)
    },
    close: async () => undefined,
  })
  const session = new Session({
    payer: {
      db: database.db,
      who: { ownerId },
      project: null,
      limits: () => ({ daily_credits: null, daily_credits_per_person: null }),
    },
    models: {
      list: () => [],
      find: (id, tired) => {
        const found =
          models.find((one) => (id === undefined ? !tired.has(one.id) : one.id === id)) ?? models[0]
        if (found === undefined) throw new Error('a test has models')
        return found
      },
      open: engineOf,
      places: () => 2,
    },
    houseOf: () => house,
    filmer: async () => undefined,
    scratch,
    onFault: (error) => {
      throw error
    },
  })
  const shown = { is: true, afterMs: 0 }
  const listener: Listener = {
    wayMs: 1,
    async frame(answer, onShown) {
      await new Promise((resolve) => setTimeout(resolve, shown.afterMs))
      heard.push(answer)
      if (shown.is) onShown()
    },
    tell: (answer) => void heard.push(answer),
  }
  session.attach(listener)
  const frames = () => heard.filter(({ type }) => type === 'frame')
  const status = () => heard.findLast((one) => one.type === 'status')
  return { session, calls, heard, shown, frames, status }
}

const picture = async (): Promise<LiveFrame> => ({ bytes: white, mediaType: 'image/jpeg' })
const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 80))

describe('what a session may spend', () => {
  it('ends it where the next frame would be beyond: no call is made, until more may be spent', async () => {
    const { session, calls, frames, status } = opened(picture)
    session.ask({ type: 'generate', canvas_data: white, spend_cap: 25 })
    await expect.poll(() => frames().length).toBe(1)
    session.ask({ type: 'update_params', prompt: 'a fox' })
    await expect.poll(() => frames().length).toBe(2)
    session.ask({ type: 'update_params', prompt: 'a fox in the snow' })
    await expect.poll(() => status()?.status).toBe('capped')
    session.ask({ type: 'update_params', strength: 0.4 })
    await quiet()
    expect([calls.length, status()?.status, status()?.spent]).toEqual([2, 'capped', 20])
    session.ask({ type: 'update_params', spend_cap: 100 })
    await expect.poll(() => frames().length).toBe(3)
    expect(frames().at(-1)).toMatchObject({ input: 5 })
    await session.close()
  })

  it('is said without having anything drawn', async () => {
    const { session, calls, frames } = opened(picture)
    session.ask({ type: 'generate', canvas_data: white })
    await expect.poll(() => frames().length).toBe(1)
    for (const spend_cap of [1, 12, 120]) session.ask({ type: 'update_params', spend_cap })
    session.ask({ type: 'update_params', rest_after: 5 })
    await quiet()
    expect(calls.length).toBe(1)
    session.ask({ type: 'update_params', prompt: 'a fox' })
    await expect.poll(() => frames().length).toBe(2)
    await session.close()
  })
})

describe('a frame', () => {
  it('is not sent to whoever stopped while it was written, and would not tell that it was shown', async () => {
    const data = new Uint8ClampedArray(256 * 256 * 4).fill(255)
    let stops = true
    const { session, frames } = opened(async () => {
      // It is drawn, and being written.
      if (stops) setImmediate(() => void session.stop())
      return { width: 256, height: 256, data }
    }, [free])
    session.ask({ type: 'generate', canvas_data: white, prompt: 'one' })
    await quiet()
    expect(frames()).toEqual([])
    stops = false
    session.ask({ type: 'update_params', prompt: 'two' })
    await expect.poll(() => frames().length).toBe(1)
    await session.close()
  })

  it('can be kept once it was shown, and not before', async () => {
    const { session, shown, frames } = opened(picture, [free])
    session.ask({ type: 'generate', canvas_data: white, prompt: 'one' })
    await expect.poll(() => session.last?.drawing.wishes.prompt).toBe('one')
    shown.is = false
    session.ask({ type: 'update_params', prompt: 'two' })
    await expect.poll(() => frames().length).toBe(2)
    expect(session.last?.drawing.wishes.prompt).toBe('one')
    await session.close()
  })

  it('that a thin line bore only less of is sent as it is once the hand rests, and once only', async () => {
    const { session, shown, frames } = opened(picture, [free])
    shown.afterMs = 200
    session.ask({ type: 'generate', canvas_data: white })
    await expect.poll(() => frames().length).toBe(1)
    session.ask({ type: 'update_params', prompt: 'a fox' })
    await expect.poll(() => frames().length).toBe(2)
    expect(frames()[1]).toMatchObject({ input: 2 })
    await expect.poll(() => frames().length, { timeout: 3_000 }).toBe(3)
    expect(frames()[2]).toMatchObject({ input: 2, data: white })
    await new Promise((resolve) => setTimeout(resolve, 900))
    expect(frames().length).toBe(3)
    await session.close()
  })

  it('tells how far it is, where its engine does', async () => {
    const { session, heard } = opened(
      async ({ onPreview }) => {
        onPreview?.({ bytes: white, mediaType: 'image/jpeg' })
        return picture()
      },
      [free],
    )
    session.ask({ type: 'generate', input: 7, canvas_data: white })
    await expect.poll(() => heard.map(({ type }) => type)).toContain('frame')
    expect(heard.find(({ type }) => type === 'preview')).toMatchObject({ input: 7, media_type: 'image/jpeg' })
    await session.close()
  })
})

it('a model that cannot be had makes way for the next, where nobody chose', async () => {
  const { session, calls, frames } = opened(
    async (_, { id }) => {
      if (id === 'paid') throw new ProviderError('unavailable', 'It is down.', { billed: 'no' })
      return picture()
    },
    [paid, free],
  )
  session.ask({ type: 'generate', canvas_data: white })
  await expect.poll(() => frames().length).toBe(1)
  session.ask({ type: 'update_params', prompt: 'a fox' })
  await expect.poll(() => frames().length).toBe(2)
  expect(calls).toEqual(['paid', 'free', 'free'])
  await session.close()
})
