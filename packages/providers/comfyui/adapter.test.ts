import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { models } from '@krya/catalog'
import { type Call, type InputFile, type Json, jsonRecord } from '@krya/provider-kit'
import { createHttp, type OpenHttp } from '@krya/provider-kit/http'
import { type FakeServer, picture, startFake } from '@krya/provider-kit/testing'
import { faultOf } from '@krya/provider-kit/testing/live'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { comfyFake } from './fake.ts'
import { comfyUi } from './index.ts'
import type { ComfySettings } from './settings.ts'
import { graphSchema, workflowOf } from './workflow.ts'

let server: FakeServer
let http: OpenHttp
beforeAll(() => {
  http = createHttp()
})
afterAll(() => http.close())
beforeEach(async () => {
  server = await startFake(comfyFake.answering, comfyFake.talking)
})
afterEach(() => server.close())

const file: InputFile = {
  id: '018f0000-0000-7000-8000-000000000001',
  mediaType: 'image/png',
  width: 8,
  height: 8,
  bytes: async () => picture,
}
const id = '018f0000-0000-7000-8000-00000000000a'

/** A call to the fake, by the wire that the catalog has for the endpoint. */
function callTo(endpoint: string, more: Partial<Call<ComfySettings>> = {}, servers = server.url) {
  const offer = models
    .flatMap(({ offers }) => offers)
    .find((one) => one.provider === 'comfyui' && one.endpoint === endpoint)
  const call: Call<ComfySettings> = {
    operation: offer?.operation ?? 'text-to-image',
    endpoint,
    wire: offer?.wire ?? {},
    input: { prompt: 'a fox', image: file.id },
    files: new Map([[file.id, file]]),
    seeds: [7],
    idempotencyKey: id,
    onProgress: () => undefined,
    onPreview: () => undefined,
    settings: comfyUi.settings.parse({ ...comfyFake.settings(server.url), servers }),
    http,
    signal: AbortSignal.timeout(15_000),
    ...more,
  }
  return call
}

const handleOf = async (call: Call<ComfySettings>): Promise<Json> => {
  const answer = await comfyUi.submit(call)
  if (answer.state !== 'accepted') throw new Error(`not accepted but ${answer.state}`)
  return answer.handle
}
const sent = () =>
  z.object({ prompt: graphSchema }).parse(server.requests.findLast(comfyFake.isSubmit)?.json()).prompt

async function outputsOf(call: Call<ComfySettings>, handle: Json) {
  for (;;) {
    const answer = await comfyUi.check(handle, call)
    if (answer.state === 'done') return answer.outputs.map((one) => ('url' in one ? one.url : ''))
    if (answer.state === 'refused') throw new Error(answer.message)
  }
}

describe('a job', () => {
  it('enlarges with a model that the server lists beside its type, as nodes by schema do', async () => {
    const call = callTo('upscale')
    await handleOf(call)
    const loader = Object.values(sent()).find(({ class_type }) => class_type === 'UpscaleModelLoader')
    expect(loader?.inputs['model_name']).toBe('4x-UltraSharp.pth')
  })

  it('charges nothing and was not asked for where a file before it does not get through', async () => {
    server.break({ kind: 'reset' }, ({ path }) => path === '/upload/image')
    expect(await faultOf(comfyUi.submit(callTo('upscale')))).toMatchObject({ billed: 'no' })
    expect(server.world.submissions).toEqual([])
  })

  it('gives what a workflow of one’s own only shows, and what it saves where it does both', async () => {
    const shown = workflowOf('sdxl.text-to-image')
    const saver = Object.entries(shown).find(([, { class_type }]) => class_type === 'SaveImage')
    if (saver === undefined) throw new Error('it saves nothing')
    const [at, { inputs }] = saver
    const loader = Object.values(shown).find(({ class_type }) => class_type === 'CheckpointLoaderSimple')
    if (loader !== undefined) loader.inputs['ckpt_name'] = 'sd_xl_base_1.0.safetensors'
    shown[at] = { class_type: 'PreviewImage', inputs: { images: inputs['images'] ?? null } }
    const call = callTo('own:shown', { document: jsonRecord.parse(shown) })
    expect(await outputsOf(call, await handleOf(call))).toEqual([expect.stringContaining('type=temp')])
    const both = { ...shown, 99: saver[1] }
    const next = callTo('own:both', { document: jsonRecord.parse(both), idempotencyKey: crypto.randomUUID() })
    expect(await outputsOf(next, await handleOf(next))).toEqual([expect.stringContaining('type=output')])
  })

  it('is refused as a workflow that sends its picture away instead of keeping it', () => {
    expect(() => comfyUi.adopt?.(JSON.parse(JSON.stringify(workflowOf('turbo.live'))))).toThrow(
      'It saves nothing',
    )
  })
})

describe('several servers', () => {
  let hanging: Server
  let hangs: string
  beforeAll(async () => {
    hanging = createServer(() => undefined)
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve))
    const address: AddressInfo | string | null = hanging.address()
    hangs = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  })
  afterAll(() => {
    hanging.closeAllConnections()
    hanging.close()
  })

  it('are not held up by one that takes calls and never answers', async () => {
    const call = callTo(
      'sdxl.text-to-image',
      { signal: AbortSignal.timeout(4_000) },
      `${hangs},${server.url}`,
    )
    await handleOf(call)
    expect(server.world.submissions).toEqual([id])
  })

  it('are told as out of reach, soon and free of charge, where all hang', async () => {
    const call = callTo('sdxl.text-to-image', {}, hangs)
    expect(await faultOf(comfyUi.submit(call))).toMatchObject({ kind: 'timeout', billed: 'no' })
    expect(call.signal.aborted).toBe(false)
  })

  it('are all asked for a job whose end was not seen, and those that are down are passed over', async () => {
    const call = callTo('sdxl.text-to-image', {}, `http://127.0.0.1:1,${server.url}`)
    expect(await comfyUi.find?.(id, call)).toBeUndefined()
    await handleOf(call)
    server.world.patience = 1_000
    expect(await comfyUi.find?.(id, call)).toMatchObject({ handle: { server: server.url, id } })
    const nobody = callTo('sdxl.text-to-image', {}, 'http://127.0.0.1:1')
    expect((await faultOf(comfyUi.find?.(id, nobody) ?? Promise.resolve())).kind).toBe('unavailable')
  })
})
