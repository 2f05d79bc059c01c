import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { models } from '@krya/catalog'
import { type Call, type Done, jsonRecord, ProviderError } from '@krya/provider-kit'
import { createHttp } from '@krya/provider-kit/http'
import type { FakeServer } from '@krya/provider-kit/testing'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localModel } from './document.ts'
import { startFakeHub } from './testing/fake-hub.ts'
import { createLocal } from './index.ts'
import { tinyDocument, tinyModel } from './testing/tiny-models.ts'

const endpoint = 'tiny'
/** What its repository holds for others. */
const forOthers = new Map([
  ['unet/diffusion_pytorch_model.safetensors', Buffer.alloc(1000)],
  ['safety_checker/model.onnx', Buffer.alloc(1000)],
  ['README.md', Buffer.from('# Tiny')],
])

const http = createHttp()
let home = ''
let hub: FakeServer
let local: ReturnType<typeof createLocal>
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'krya-local-'))
  hub = await startFakeHub({ 'tests/tiny': new Map([...tinyModel(), ...forOthers]) })
  local = createLocal({ folder: home })
})
afterEach(async () => {
  await local.close?.()
  await hub.close()
  await rm(home, { recursive: true })
})

const call = (changes: Partial<Call<{ hub_url: string; device: 'cpu' }>> = {}) => ({
  operation: 'text-to-image',
  endpoint,
  wire: null,
  document: jsonRecord.parse(tinyDocument),
  input: { prompt: 'a fox', width: 128, height: 64 },
  files: new Map(),
  seeds: [7],
  idempotencyKey: 'k',
  onProgress: () => undefined,
  onPreview: () => undefined,
  settings: { hub_url: hub.url, device: 'cpu' as const },
  http,
  signal: AbortSignal.timeout(30_000),
  ...changes,
})
async function paint(changes: Parameters<typeof call>[0] = {}): Promise<Done> {
  const answer = await local.submit(call(changes))
  if (answer.state !== 'done') throw new Error('not done')
  return answer
}
const bytesOf = ({ outputs }: Done): Uint8Array[] =>
  outputs.flatMap((one) => ('bytes' in one ? [one.bytes] : []))
const faultOf = async (work: Promise<unknown>): Promise<ProviderError> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof ProviderError) return error
  throw new Error('no fault')
}
const fetched = (): string[] =>
  hub.requests.map(({ path: asked }) => asked).filter((asked) => asked.includes('/resolve/'))

describe('models on this computer', () => {
  it('come when they are first used, and stay', async () => {
    const news: number[] = []
    const first = await paint({ seeds: [7, 8], onProgress: (share) => news.push(share) })
    const [one, other] = bytesOf(first)
    expect(await sharp(one).metadata()).toMatchObject({ format: 'png', width: 128, height: 64 })
    expect(one).not.toEqual(other)
    expect(news).toEqual(news.toSorted((a, b) => a - b))
    expect(fetched()).toHaveLength(6)
    expect(fetched().join()).not.toMatch(/safety|safetensors|README/)
    expect(local.downloads?.has(endpoint)).toBe(true)
    const asked = hub.requests.length
    expect(bytesOf(await paint())[0]).toEqual(one)
    expect(hub.requests).toHaveLength(asked)
  })

  it('begin from a picture, in its shape', async () => {
    const wide = await sharp({ create: { width: 400, height: 100, channels: 3, background: '#884422' } })
      .png()
      .toBuffer()
    const file = { id: 'a', mediaType: 'image/png', width: 400, height: 100, bytes: async () => wide }
    const done = await paint({
      operation: 'image-to-image',
      input: { prompt: 'a fox', image: 'a', strength: 0.5 },
      files: new Map([['a', file]]),
    })
    expect(await sharp(bytesOf(done)[0]).metadata()).toMatchObject({ width: 128, height: 64 })
  })

  it('come on from where the line broke', async () => {
    hub.break({ kind: 'truncated' }, ({ path: asked }) => asked.endsWith('/unet/model.onnx'))
    expect(await faultOf(paint())).toMatchObject({ billed: 'no' })
    expect(local.downloads?.has(endpoint)).toBe(false)
    const { size } = await stat(path.join(home, endpoint, 'unet/model.onnx.part'))
    expect(size).toBeGreaterThan(0)
    const before = hub.requests.length
    hub.mend()
    await paint()
    const again = hub.requests.slice(before)
    expect(again.find(({ path: asked }) => asked.endsWith('/unet/model.onnx'))?.headers['range']).toBe(
      `bytes=${size}-`,
    )
    // What was whole is not fetched again.
    expect(again.some(({ path: asked }) => asked.endsWith('/vocab.json'))).toBe(false)
  })

  it('are not used when they came in damaged, and come anew', async () => {
    hub.break({ kind: 'answer', answer: { text: '#version: 0.3\n' } }, ({ path: asked }) =>
      asked.endsWith('merges.txt'),
    )
    expect(await faultOf(paint())).toMatchObject({ kind: 'unavailable', billed: 'no' })
    hub.mend()
    await paint()
    expect(await readFile(path.join(home, endpoint, 'tokenizer/merges.txt'), 'utf8')).toBe('#version: 0.2\n')
    expect(
      (await readdir(path.join(home, endpoint), { recursive: true })).filter((name) =>
        name.endsWith('.part'),
      ),
    ).toEqual([])
  })

  it('say so when the hub does not give them out', async () => {
    hub.break({ kind: 'answer', answer: { status: 401, json: { error: 'gated' } } })
    const { kind, message } = await faultOf(paint())
    expect(kind).toBe('rejected')
    expect(message).toContain('does not give out tests/tiny (401)')
  })

  it('go on coming when nobody waits any more', async () => {
    hub.break({ kind: 'stalled' }, ({ path: asked }) => asked.endsWith('/unet/model.onnx'))
    const fault = await faultOf(paint({ signal: AbortSignal.timeout(1_500) }))
    expect(fault.message).toMatch(/still being downloaded \(\d+ %\)/)
    expect(await local.downloads?.bytes(endpoint)).toBeGreaterThan(0)
    // Removing it ends that, too.
    await local.downloads?.remove(endpoint)
    expect(await readdir(home)).toEqual([])
    hub.mend()
    await paint()
  })

  it('stop within a second when they are told to', async () => {
    await paint()
    const stop = new AbortController()
    const work = faultOf(
      paint({ input: { prompt: 'a fox', width: 1024, height: 1024, steps: 150 }, signal: stop.signal }),
    )
    setTimeout(() => stop.abort(), 300)
    const began = performance.now()
    expect((await work).message).toBe('It was stopped.')
    expect(performance.now() - began).toBeLessThan(1300)
    await paint()
  })

  it('tell what is wrong with a file that is no model', async () => {
    await paint()
    await writeFile(path.join(home, endpoint, 'unet/model.onnx'), 'nothing')
    await local.close?.()
    local = createLocal({ folder: home })
    const { kind, message } = await faultOf(paint())
    expect(kind).toBe('failed')
    expect(message).toContain('could not be run')
  })

  it('of the catalog are all described in full', () => {
    const documents = models.flatMap(({ offers }) => offers.filter(({ provider }) => provider === 'local'))
    expect(documents.length).toBeGreaterThan(0)
    for (const offer of documents) expect(() => localModel.parse(offer.document)).not.toThrow()
  })
})
