import { access, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Http } from '../spec/http.ts'
import type { Call, Json } from '../spec/provider.ts'
import { ProviderError } from '../spec/provider-error.ts'
import { faultOf, liveInput } from '../testing/live-contract.ts'
import { picture } from '../testing/picture.ts'
import { type ByCalls, liveByCalls } from './live-by-calls.ts'

const nowhere = () => Promise.reject(new Error('no network'))
const http: Http = { send: nowhere, stream: nowhere, download: nowhere, pull: nowhere, dial: nowhere }
const over = (provider: Partial<ByCalls<unknown>['provider']>) =>
  liveByCalls({
    provider: { title: 'Acme', submit: nowhere, check: nowhere, ...provider },
    offer: { endpoint: 'draw', wire: { prompt: { as: 'prompt' } } },
    settings: {},
    http,
  })
const soon = () => AbortSignal.timeout(5_000)

describe('drawing by calls', () => {
  it('asks for one picture from what was drawn, and tells what the service charged', async () => {
    const calls: Call<unknown>[] = []
    const engine = over({
      async submit(call) {
        calls.push(call)
        return {
          state: 'done',
          outputs: [{ bytes: picture, mediaType: 'image/png' }],
          warnings: [],
          chargedUsd: 0.02,
        }
      },
    })
    const frame = await engine.draw({ ...liveInput(7), style: 'watercolour' }, soon())
    expect(frame).toEqual({ bytes: picture, mediaType: 'image/png', chargedUsd: 0.02 })
    const [call] = calls
    const [file] = call?.files.values() ?? []
    expect(call).toMatchObject({
      operation: 'image-to-image',
      endpoint: 'draw',
      seeds: [7],
      input: { prompt: 'a fox in the snow', style: 'watercolour', strength: 0.6, seed: 7, image: file?.id },
    })
    expect(await file?.bytes()).toEqual(picture)
  })

  it('takes a file that lies on this machine, and removes it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'krya-calls-'))
    const file = path.join(folder, 'a.png')
    await writeFile(file, picture)
    const engine = over({
      submit: async () => ({ state: 'done', outputs: [{ file, mediaType: 'image/png' }], warnings: [] }),
    })
    const frame = await engine.draw(liveInput(1), soon())
    expect('bytes' in frame && Buffer.from(picture).equals(frame.bytes)).toBe(true)
    await expect(access(file)).rejects.toThrow('ENOENT')
    await rm(folder, { recursive: true })
  })

  it('asks again after a fault while asking, but not for ever', async () => {
    const fault = new ProviderError('unavailable', 'Acme is not taking requests.', { billed: 'no' })
    let faults = 2
    const engine = over({
      submit: async () => ({ state: 'accepted', handle: 'job', checkAfterMs: 1 }),
      async check() {
        faults -= 1
        if (faults >= 0) throw fault
        return { state: 'done', outputs: [{ bytes: picture, mediaType: 'image/png' }], warnings: [] }
      },
    })
    await engine.draw(liveInput(1), soon())
    faults = 3
    expect(await faultOf(engine.draw(liveInput(2), soon()))).toBe(fault)
  })

  it('has a job ended whose handle never came, where it can be found by our key', async () => {
    const ended: Json[] = []
    let key = ''
    const engine = over({
      submit: ({ idempotencyKey, signal }) => {
        key = idempotencyKey
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')))
        })
      },
      find: async (wanted) => ({ state: 'accepted', handle: `job ${wanted}`, checkAfterMs: 1 }),
      cancel: async (handle) => void ended.push(handle),
    })
    expect((await faultOf(engine.draw(liveInput(1), AbortSignal.timeout(20)))).kind).toBe('timeout')
    expect(ended).toEqual([`job ${key}`])
  })
})
