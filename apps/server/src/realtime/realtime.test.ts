import { ProviderError } from '@krya/provider-kit'
import sharp from 'sharp'
import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest'
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
const open = async (query?: string): Promise<LiveSocket> => {
  const socket = await openSocket(studio.url, query)
  sockets.push(socket)
  return socket
}

beforeAll(async () => {
  provider = liveProvider()
  studio = await openStudio({ provider, env: { KRYA_LIVE_PLACES: '2' } })
  white = await sheet('#ffffff')
  red = await sheet('#ff0000', 64, 64)
})
afterEach(async () => {
  await Promise.all(sockets.splice(0).map((socket) => socket.close()))
  provider.liveScript = echo
  provider.drawn.length = 0
})
afterAll(() => studio.close())

describe('drawing', () => {
  it('answers each input with a frame that carries its number', async () => {
    const live = await open()
    expect(await live.next('hello')).toMatchObject({ resumed: false, input: 0, resume_seconds: 60 })
    live.say({ type: 'generate', input: 7, prompt: 'a fox', canvas_data: white, strength: 0.5, seed: 3 })
    const frame = await live.next('frame')
    expect(frame).toMatchObject({ input: 7, width: 512, height: 512, media_type: 'image/png' })
    expect(Buffer.from(frame.data instanceof Uint8Array ? frame.data : []).equals(white)).toBe(true)
    expect(provider.drawn[0]).toMatchObject({ prompt: 'a fox', strength: 0.5, seed: 3 })
  })

  it('keeps what was said before: a change of words draws the same canvas', async () => {
    const live = await open()
    live.say({ type: 'generate', prompt: 'a fox', canvas_data: white, seed: 3 })
    expect(await live.next('frame')).toMatchObject({ input: 1 })
    live.say({ type: 'update_params', prompt: 'a bear' })
    expect(await live.next('frame')).toMatchObject({ input: 2 })
    expect(provider.drawn[1]).toMatchObject({ prompt: 'a bear', seed: 3 })
  })

  it('draws the latest: what is overtaken is never drawn', async () => {
    const live = await open()
    const { promise, resolve } = Promise.withResolvers<void>()
    provider.liveScript = async (input) => {
      await promise
      return echo(input, AbortSignal.abort())
    }
    live.say({ type: 'generate', input: 1, prompt: '1', canvas_data: white })
    await expect.poll(() => provider.drawn.length).toBe(1)
    for (let input = 2; input <= 60; input += 1)
      live.say({ type: 'update_params', input, prompt: `${input}` })
    await new Promise((done) => setTimeout(done, 50))
    resolve()
    await live.next('frame', ({ input }) => input === 60)
    expect(provider.drawn.map(({ prompt }) => prompt)).toEqual(['1', '60'])
  })

  it('takes tiles over the canvas that was sent before', async () => {
    const live = await open()
    live.say({ type: 'generate', canvas_data: white })
    await live.next('frame')
    const tiles = [{ x: 64, y: 128, data: red }]
    live.say({ type: 'generate', canvas_data: { width: 512, height: 512, tiles } })
    const { data } = await live.next('frame')
    const { data: pixels } = await sharp(data instanceof Uint8Array ? data : red)
      .raw()
      .toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number): number[] => [
      ...pixels.subarray((y * 512 + x) * 3, (y * 512 + x) * 3 + 3),
    ]
    expect(at(96, 160).map((value) => Math.round(value / 64))).toEqual([4, 0, 0])
    expect(at(32, 160)).toEqual([255, 255, 255])
  })

  it('sends only what changed where that is smaller', async () => {
    provider.liveScript = async ({ guide }) => guide.pixels()
    const live = await open()
    live.say({ type: 'generate', canvas_data: white })
    const whole = await live.next('frame')
    expect(whole.data).toBeInstanceOf(Uint8Array)
    live.say({
      type: 'generate',
      canvas_data: { width: 512, height: 512, tiles: [{ x: 64, y: 128, data: red }] },
    })
    const part = await live.next('frame')
    expect(part.data).toMatchObject([{ x: 64, y: 128 }])
    live.say({ type: 'generate', canvas_data: await sheet('#00ff00') })
    expect((await live.next('frame')).data).toBeInstanceOf(Uint8Array)
  })

  it('draws again by itself while something is still being prepared', async () => {
    let ready = false
    provider.liveScript = async (input) => ({ ...(await input.guide.file()), unsettled: !ready })
    const live = await open()
    live.say({ type: 'generate', canvas_data: white })
    await live.next('frame')
    await live.next('frame')
    ready = true
    await live.next('status', ({ status }) => status === 'ready')
    const { length } = provider.drawn
    await new Promise((done) => setTimeout(done, 100))
    expect(provider.drawn.length).toBe(length)
  })

  it('tells how fast it is', async () => {
    const live = await open()
    live.say({ type: 'generate', canvas_data: white })
    const status = await live.next('status', (one) => one.status === 'ready')
    expect(status).toMatchObject({ model: 'atelier-live', fps: 1, spent: 0 })
    expect(status.latency_ms).toBeGreaterThan(0)
  })

  it('calls nothing more once it was told to stop, until something is asked', async () => {
    const live = await open()
    live.say({ type: 'generate', canvas_data: white })
    await live.next('frame')
    live.say({ type: 'stop' })
    await live.next('status', ({ status }) => status === 'stopped')
    expect(provider.open.size).toBe(0)
    live.say({ type: 'update_params', prompt: 'again' })
    await live.next('frame')
    expect(provider.drawn.length).toBe(2)
  })

  it('keeps the last frame in the library, made from what was drawn', async () => {
    const live = await open()
    live.say({ type: 'keep' })
    expect(await live.next('error')).toMatchObject({ code: 'wrong_state' })
    live.say({ type: 'generate', prompt: 'a fox', canvas_data: white, strength: 0.4, seed: 9 })
    await live.next('frame')
    live.say({ type: 'keep' })
    const { asset } = await live.next('kept')
    const known = await studio.client.describeAsset({ params: { id: asset.id } })
    expect(known.recipe).toMatchObject({
      operation: 'image-to-image',
      model: 'atelier-live',
      input: { prompt: 'a fox', strength: 0.4, seed: 9 },
    })
    const { items } = await studio.client.listAssets()
    expect(items.map(({ id }) => id)).toEqual([asset.id])
  })

  it('keeps in the project it was opened in, or the one that is named', async () => {
    const begin = (name: string) => studio.client.createProject({ body: { name } })
    const [{ id: opened }, { id: named }] = [await begin('Opened in'), await begin('Named')]
    const live = await open(`?project=${opened}`)
    live.say({ type: 'generate', canvas_data: white })
    await live.next('frame')
    const keep = async (wish: object) => {
      live.say({ type: 'keep', ...wish })
      return (await live.next('kept')).asset.project
    }
    expect(await keep({})).toBe(opened)
    expect(await keep({ project: named })).toBe(named)
    expect(await keep({ project: null })).toBeNull()
    const nobodys = '01999999-9999-7999-8999-999999999999'
    live.say({ type: 'keep', ask: 5, project: nobodys })
    expect(await live.next('error')).toMatchObject({
      ask: 5,
      code: 'invalid_input',
      details: [{ field: 'project' }],
    })
    await studio.client.removeProject({ params: { id: opened } })
    expect(await keep({})).toBeNull()
    await expect(open(`?project=${nobodys}`)).rejects.toThrow('400')
  })

  it('tells of no fault where it was stopped, and draws again with the same model', async () => {
    const live = await open()
    provider.liveScript = (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () =>
          reject(new ProviderError('unavailable', 'It was stopped.', { billed: 'no' })),
        )
      })
    live.say({ type: 'generate', input: 1, canvas_data: white })
    await expect.poll(() => provider.drawn.length).toBe(1)
    live.say({ type: 'stop' })
    await live.next('status', ({ status }) => status === 'stopped')
    await expect.poll(() => provider.open.size).toBe(0)
    provider.liveScript = echo
    live.say({ type: 'update_params', input: 2 })
    expect(await live.next('frame')).toMatchObject({ input: 2 })
    expect(live.heard.filter(({ type }) => type === 'error')).toEqual([])
  })

  it('waits for a client that says when it has shown a frame', async () => {
    const live = await open('?acknowledge=1')
    live.say({ type: 'generate', canvas_data: white })
    await live.next('frame')
    for (let input = 2; input < 20; input += 1) live.say({ type: 'update_params', input, prompt: `${input}` })
    await new Promise((done) => setTimeout(done, 100))
    expect(provider.drawn.length).toBe(1)
    live.say({ type: 'shown', input: 1 })
    expect(await live.next('frame')).toMatchObject({ input: 19 })
  })
})

describe('a broken socket', () => {
  it('goes on within a minute: the canvas is still there', async () => {
    const first = await open()
    const { session } = await first.next('hello')
    first.say({ type: 'generate', prompt: 'a fox', canvas_data: white })
    await first.next('frame')
    first.socket.terminate()
    const second = await open(`?session=${session}`)
    expect(await second.next('hello')).toMatchObject({ session, resumed: true, input: 1 })
    second.say({ type: 'update_params', strength: 0.2 })
    expect(await second.next('frame')).toMatchObject({ input: 2 })
    expect(provider.drawn[1]).toMatchObject({ prompt: 'a fox', strength: 0.2 })
  })

  it('begins anew where nobody knows the session', async () => {
    const live = await open('?session=0b1e1c1e-0000-4000-8000-000000000000')
    expect(await live.next('hello')).toMatchObject({ resumed: false, input: 0 })
  })
})

describe('a full house', () => {
  it('says who is next, and lets them in when somebody stops', async () => {
    const [one, two, three, four] = await Promise.all([open(), open(), open(), open()])
    for (const live of [one, two]) {
      live.say({ type: 'generate', canvas_data: white })
      await live.next('frame')
    }
    three.say({ type: 'generate', canvas_data: white })
    expect(await three.next('status', ({ status }) => status === 'queued')).toMatchObject({ position: 1 })
    four.say({ type: 'generate', canvas_data: white })
    expect(await four.next('status', ({ status }) => status === 'queued')).toMatchObject({ position: 2 })
    one.say({ type: 'stop' })
    await three.next('frame')
    expect(await four.next('status', ({ position }) => position === 1)).toMatchObject({ status: 'queued' })
    await two.close()
    await four.next('frame')
  })
})

describe('a provider that fails', () => {
  it.each([
    ['unavailable', 'provider_unavailable'],
    ['content-refused', 'content_blocked'],
    ['timeout', 'timed_out'],
  ] as const)('%s is told as %s, and the next input is drawn', async (kind, code) => {
    const live = await open()
    provider.liveScript = async () => {
      throw new ProviderError(kind, 'It said no.', { billed: 'no' })
    }
    live.say({ type: 'generate', input: 3, canvas_data: white })
    expect(await live.next('error')).toMatchObject({ code, input: 3 })
    provider.liveScript = echo
    live.say({ type: 'update_params', input: 4 })
    expect(await live.next('frame')).toMatchObject({ input: 4 })
  })
})

describe('the list of models', () => {
  it('names those that can be used here', async () => {
    const { items } = await studio.client.listLiveModels()
    expect(items).toMatchObject([{ id: 'atelier-live', credits: 0, per: 'frame', slow: false }])
  })
})
