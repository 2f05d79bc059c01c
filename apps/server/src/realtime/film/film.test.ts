import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { RealtimeSession } from '@krya/client'
import type { LiveAnswer } from '@krya/contracts'
import { Decoder, Demuxer, Scaler } from 'node-av/api'
import { AV_CODEC_ID_H264, AV_PIX_FMT_YUV420P, AVCOL_RANGE_MPEG, AVCOL_SPC_BT709 } from 'node-av/constants'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type LiveProvider, liveProvider } from '../../../testing/live-provider.ts'
import { type LiveSocket, openSocket } from '../../../testing/live-socket.ts'
import { openStudio, type TestStudio } from '../../../testing/studio.ts'
import { readMp4Text } from '../../library/files/marking/mp4.ts'

type Kept = Extract<LiveAnswer, { type: 'kept' }>

const sheet = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 321, height: 256, channels: 3, background } })
    .png()
    .toBuffer()

let studio: TestStudio
let provider: LiveProvider
let sheets: Buffer[]
const sockets: LiveSocket[] = []
const open = async (): Promise<LiveSocket> => {
  const socket = await openSocket(studio.url)
  sockets.push(socket)
  return socket
}
const scratch = (): string[] => {
  const folder = path.join(studio.folder, 'scratch')
  return existsSync(folder) ? readdirSync(folder) : []
}
/** A clip takes longer than a frame does. */
async function answerTo(live: LiveSocket, ask: number): Promise<LiveAnswer> {
  const find = (): LiveAnswer | undefined =>
    live.heard.find((answer) => 'ask' in answer && answer.ask === ask)
  await expect.poll(find, { timeout: 30_000 }).toBeDefined()
  return find() ?? expect.fail()
}
async function keptBy(live: LiveSocket, ask: number): Promise<Kept> {
  const answer = await answerTo(live, ask)
  return answer.type === 'kept' ? answer : expect.fail(JSON.stringify(answer))
}
async function draw(live: LiveSocket): Promise<void> {
  for (const [at, canvas_data] of sheets.entries()) {
    live.say({ type: 'generate', prompt: 'a fox', canvas_data, strength: 0.4, seed: 9 })
    await live.next('frame', ({ input }) => input === at + 1)
    await new Promise((resolve) => setTimeout(resolve, 320))
  }
}

beforeAll(async () => {
  provider = liveProvider(async ({ guide }) => guide.pixels())
  studio = await openStudio({ provider })
  sheets = await Promise.all(['#ffffff', '#ff0000', '#00ff00', '#0000ff'].map(sheet))
})
afterEach(async () => {
  await Promise.all(sockets.splice(0).map((socket) => socket.close()))
})
afterAll(() => studio.close())

describe('a time-lapse of a session', { timeout: 60_000 }, () => {
  it('cannot be made before anything was drawn', async () => {
    const live = await open()
    live.say({ type: 'film', ask: 5 })
    expect(await live.next('error')).toMatchObject({ code: 'wrong_state', ask: 5 })
    expect(scratch()).toEqual([])
  })

  it('is a clip in the library that browsers show in its colours', async () => {
    const live = await open()
    await draw(live)
    expect(scratch().length).toBe(1)
    live.say({ type: 'film', ask: 1 })
    const { asset } = await keptBy(live, 1)
    const { items } = await studio.client.listAssets()
    expect(items.map(({ id }) => id)).toEqual([asset.id])
    expect(asset).toMatchObject({ kind: 'video', media_type: 'video/mp4', width: 320, height: 256 })
    expect(asset.duration_seconds).toBe(3)
    const known = await studio.client.describeAsset({ params: { id: asset.id } })
    expect(known).toMatchObject({ prompt: 'a fox', recipe: null, model: 'atelier-live' })
    const bytes = Buffer.from(await (await fetch(studio.url + asset.url)).arrayBuffer())
    expect(readMp4Text(bytes)).toContain('digitalsourcetype/algorithmicMedia')
    await using clip = await Demuxer.open(bytes)
    const { codecpar, avgFrameRate } = clip.video() ?? expect.fail('it shows nothing')
    expect(codecpar).toMatchObject({
      codecId: AV_CODEC_ID_H264,
      format: AV_PIX_FMT_YUV420P,
      colorSpace: AVCOL_SPC_BT709,
      colorRange: AVCOL_RANGE_MPEG,
    })
    expect(avgFrameRate).toMatchObject({ num: 24, den: 1 })
    // Lists show what it ends on.
    const still = await fetch(`${studio.url}/api/assets/${asset.id}?w=512&format=webp&recipe=strip`)
    const { dominant } = await sharp(Buffer.from(await still.arrayBuffer())).stats()
    expect(dominant.b).toBeGreaterThan(200)
    expect(dominant.r).toBeLessThan(50)
    await live.close()
    await expect.poll(scratch).toEqual([])
  })

  it('is made while frames are kept: each is told of what it asked for', async () => {
    const live = await open()
    await draw(live)
    live.say({ type: 'film', ask: 1 })
    live.say({ type: 'keep', ask: 2 })
    live.say({ type: 'film', ask: 3 })
    expect((await keptBy(live, 2)).asset.kind).toBe('image')
    expect(await answerTo(live, 3)).toMatchObject({ type: 'error', code: 'wrong_state' })
    expect((await keptBy(live, 1)).asset.kind).toBe('video')
  })

  it('is in the library though its session ended meanwhile', async () => {
    const live = await open()
    await draw(live)
    const before = (await studio.client.listAssets()).items.length
    live.say({ type: 'film' })
    await live.close()
    await expect
      .poll(async () => (await studio.client.listAssets()).items.length, { timeout: 30_000 })
      .toBe(before + 1)
    await expect.poll(scratch).toEqual([])
  })
})

/** The colour that a clip begins with. */
async function beginsWith(clip: Demuxer): Promise<{ readonly r: number; readonly g: number }> {
  const stream = clip.video() ?? expect.fail('it shows nothing')
  using decoder = await Decoder.create(stream)
  for await (using frame of decoder.frames(clip.packets(stream.index))) {
    if (frame === null) continue
    using scaler = new Scaler()
    const { dominant } = await sharp(await scaler.toPng(frame)).stats()
    return dominant
  }
  return expect.fail('it has no frame')
}

describe('the client', { timeout: 60_000 }, () => {
  /** One that is open, and draws what it is given. */
  async function begin(left?: string) {
    const opened = Promise.withResolvers<boolean>()
    let shown = Promise.withResolvers<void>()
    const session = new RealtimeSession({
      baseUrl: studio.url,
      session: left,
      onOpen: ({ resumed }) => opened.resolve(resumed),
      onFrame: async () => shown.resolve(),
      onStatus: () => undefined,
      onError: ({ message }) => shown.reject(new Error(message)),
      onLost: () => undefined,
    })
    const isResumed = await opened.promise
    return {
      session,
      isResumed,
      async draw(canvas_data: Uint8Array): Promise<void> {
        shown = Promise.withResolvers()
        session.generate({ canvas_data: new Uint8Array(canvas_data) })
        await shown.promise
      },
    }
  }

  it('gives each its own, whatever comes first', async () => {
    const { session, draw: drawOne } = await begin()
    await expect(session.film()).rejects.toMatchObject({ name: 'ApiError', code: 'wrong_state', status: 409 })
    await drawOne(sheets[1] ?? expect.fail())
    const [film, again, frame] = await Promise.allSettled([session.film(), session.film(), session.keep()])
    expect(film).toMatchObject({ status: 'fulfilled', value: { kind: 'video' } })
    expect(again).toMatchObject({ status: 'rejected', reason: { code: 'wrong_state' } })
    expect(frame).toMatchObject({ status: 'fulfilled', value: { kind: 'image' } })
    session.close()
  })

  it('goes on with a session that was left: the clip shows what was drawn before too', async () => {
    const [first, second] = [sheets[1] ?? expect.fail(), sheets[2] ?? expect.fail()]
    const before = await begin()
    expect(before.isResumed).toBe(false)
    await before.draw(first)
    // The server hears that it was shown, and keeps it.
    await new Promise((resolve) => setTimeout(resolve, 320))
    const left = before.session.leave() ?? expect.fail()
    const after = await begin(left)
    expect(after.isResumed).toBe(true)
    await after.draw(second)
    const { url } = await after.session.film()
    await using clip = await Demuxer.open(Buffer.from(await (await fetch(studio.url + url)).arrayBuffer()))
    const { r, g } = await beginsWith(clip)
    expect(r).toBeGreaterThan(200)
    expect(g).toBeLessThan(50)
    after.session.close()
  })

  it('does not wait for what a connection took with it', async () => {
    const { session, draw: drawOne } = await begin()
    await drawOne(sheets[1] ?? expect.fail())
    const film = session.film()
    session.close()
    await expect(film).rejects.toMatchObject({ code: 'offline' })
    await expect(session.keep()).rejects.toMatchObject({ code: 'offline' })
  })
})
