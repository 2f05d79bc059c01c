import { type Done, type Http, type Json, ProviderError } from '@krya/provider-kit'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { sceneSchema } from './scene/scene.ts'
import { createAtelier } from './index.ts'

const atelier = createAtelier({ threads: 2 })
afterAll(() => atelier.close?.())

/** The engine needs no network: whoever asks for it fails. */
const unreachable: Http = {
  send: () => Promise.reject(new Error('no network')),
  stream: () => Promise.reject(new Error('no network')),
  download: () => Promise.reject(new Error('no network')),
  pull: () => Promise.reject(new Error('no network')),
  dial: () => Promise.reject(new Error('no network')),
}

const call = (input: Record<string, string | number>, signal = AbortSignal.timeout(60_000)) => ({
  operation: 'text-to-image',
  endpoint: 'illustrator',
  input: { prompt: 'a fox in the snow', width: 256, height: 192, ...input },
  seeds: [7],
  idempotencyKey: 'k',
  onProgress: () => undefined,
  onPreview: () => undefined,
  wire: null,
  files: new Map(),
  settings: {},
  http: unreachable,
  signal,
})

function firstOf({ outputs: [output] }: Done) {
  return output !== undefined && 'bytes' in output ? output : undefined
}

describe('Atelier as a provider', () => {
  it('draws a PNG of the size asked for, with its scene, the same bytes each time', async () => {
    const [first, second] = [await atelier.submit(call({})), await atelier.submit(call({}))]
    if (first.state !== 'done' || second.state !== 'done') throw new Error('not done')
    const picture = firstOf(first)
    expect(picture?.mediaType).toBe('image/png')
    expect(Buffer.from(picture?.bytes ?? []).readUInt32BE(16)).toBe(256)
    expect(sceneSchema.parse(picture?.metadata?.['scene']).setting).toBe('snow')
    expect(Buffer.from(firstOf(second)?.bytes ?? [])).toEqual(Buffer.from(picture?.bytes ?? []))
  })

  it('draws an SVG that holds nothing but shapes', async () => {
    const answer = await atelier.submit(
      call({ format: 'svg', prompt: 'a unicorn <script>alert(1)</script> "<b>&amp;"' }),
    )
    if (answer.state !== 'done') throw new Error('not done')
    const svg = new TextDecoder().decode(firstOf(answer)?.bytes)
    expect(svg).toMatch(/^<svg /)
    expect(svg).not.toMatch(/<script|<text|<image|javascript|onload/i)
  })

  it('tells which words it could not draw', async () => {
    const answer = await atelier.submit(call({ prompt: 'a fox and a frobnicator' }))
    expect(answer).toMatchObject({
      warnings: [{ code: 'words-unused', field: 'prompt', message: expect.stringContaining('frobnicator') }],
    })
  })

  it('tells how far it is, shows a large picture before it is done, and stops within a second', async () => {
    const controller = new AbortController()
    const progress: number[] = []
    const previewed = Promise.withResolvers<void>()
    const large = {
      ...call({ width: 4096, height: 4096, style: 'oil' }, controller.signal),
      onProgress: (value: number) => progress.push(value),
      onPreview: () => previewed.resolve(),
    }
    const drawing = atelier.submit(large)
    drawing.catch(() => undefined)
    await previewed.promise
    const began = performance.now()
    controller.abort()
    await expect(drawing).rejects.toSatisfy(
      (error) => error instanceof ProviderError && error.billed === 'no',
    )
    expect(performance.now() - began).toBeLessThan(1000)
    expect(progress.length).toBeGreaterThan(0)
    expect((await atelier.submit(call({}))).state).toBe('done')
  })

  it('refuses what it does not do', async () => {
    await expect(atelier.submit({ ...call({}), operation: 'train-lora' })).rejects.toThrow(ProviderError)
  })

  describe('at work on pictures', () => {
    const id = '0199aaaa-0000-7000-8000-000000000001'
    const picture = sharp({ create: { width: 96, height: 64, channels: 3, background: '#a06030' } })
      .png()
      .toBuffer()
    const work = async (operation: string, input: Record<string, Json>, signal?: AbortSignal) => {
      const bytes = await picture
      const file = { id, mediaType: 'image/png', width: 96, height: 64, bytes: async () => bytes }
      return { ...call({}, signal), operation, input: { image: id, ...input }, files: new Map([[id, file]]) }
    }

    it('does it in a process of its own, and tells how far it is', async () => {
      const progress: number[] = []
      const answer = await atelier.submit({
        ...(await work('upscale-image', { mode: 'fast', scale: 2 })),
        onProgress: (share: number) => progress.push(share),
      })
      if (answer.state !== 'done') throw new Error('not done')
      expect(Buffer.from(firstOf(answer)?.bytes ?? []).readUInt32BE(16)).toBe(192)
      expect(progress.length).toBeGreaterThan(0)
    })

    it('passes on what a person can mend, and costs nothing', async () => {
      const refused = work('instruct-edit', { prompt: 'put a hat on it' }).then((one) => atelier.submit(one))
      await expect(refused).rejects.toMatchObject({
        kind: 'rejected',
        billed: 'no',
        message: expect.stringContaining('does not understand'),
      })
    })

    it('has no tool for what it cannot do, and says so', async () => {
      const refused = work('train-lora', {}).then((one) => atelier.submit(one))
      await expect(refused).rejects.toMatchObject({ kind: 'rejected', billed: 'no' })
    })

    it('stops within a second, and works on afterwards', async () => {
      const controller = new AbortController()
      const long = atelier.submit({
        ...(await work('upscale-image', { mode: 'faithful', scale: 8 }, controller.signal)),
        onProgress: () => controller.abort(),
      })
      long.catch(() => undefined)
      await new Promise((resolve) => controller.signal.addEventListener('abort', resolve))
      const began = performance.now()
      await expect(long).rejects.toMatchObject({ kind: 'unavailable', billed: 'no' })
      expect(performance.now() - began).toBeLessThan(1000)
      await expect(
        atelier.submit(await work('instruct-edit', { prompt: 'brighter' })),
      ).resolves.toMatchObject({
        state: 'done',
      })
    })
  })
})
