import type { OperationId } from '@krya/contracts'
import type { Json } from '@krya/provider-kit'
import { createHttp } from '@krya/provider-kit/http'
import { callTo, type FakeServer, pictureBase64, startFake } from '@krya/provider-kit/testing'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { offerOf } from '../offering.ts'
import { inputFile } from '../testing.ts'
import { klingFake } from './fake.ts'
import { kling } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeEach(async () => {
  server = await startFake(klingFake.answering)
})
afterEach(() => server.close())
afterAll(() => http.close())

const wide = { ...inputFile, width: 1600, height: 800 }

function callFor(model: string, operation: OperationId, input: Record<string, Json>) {
  const { endpoint, wire = {} } = offerOf('kling', model, operation)
  const settings = klingFake.settings(server.url)
  return callTo(kling, { settings, http }, { endpoint, wire, input, files: [wide], operation })
}
const ask = (...what: Parameters<typeof callFor>) => kling.submit(callFor(...what))
const sent = () => ({ path: server.requests.at(-1)?.path, body: server.requests.at(-1)?.json() })

describe('Kling', () => {
  it('redraws a picture in its shape, keeping to it the more the less strength there is', async () => {
    await ask('kling-image-2.1', 'image-to-image', { image: wide.id, prompt: 'a puppy', strength: 0.7 })
    expect(sent()).toEqual({
      path: '/v1/images/generations',
      body: {
        model_name: 'kling-v2-1',
        prompt: 'a puppy',
        image: pictureBase64,
        image_fidelity: 0.3,
        aspect_ratio: '16:9',
        n: 1,
      },
    })
  })

  it('edits a picture by words, with further pictures after it in one list', async () => {
    const input = { image: wide.id, prompt: 'merge them', references: [wide.id] }
    await ask('kling-image-o1', 'instruct-edit', input)
    expect(sent()).toEqual({
      path: '/v1/images/omni-image',
      body: {
        model_name: 'kling-image-o1',
        prompt: 'merge them',
        resolution: '2k',
        n: 1,
        image_list: [{ image: pictureBase64 }, { image: pictureBase64 }],
      },
    })
  })

  it('goes beyond the edges of a picture by shares of its sides, and is asked about where it was asked', async () => {
    const input = { image: wide.id, left: 400, right: 0, top: 0, bottom: 200 }
    const call = callFor('kling-outpainting', 'outpaint', input)
    const job = await kling.submit(call)
    expect(sent()).toEqual({
      path: '/v1/images/editing/expand',
      body: {
        image: pictureBase64,
        up_expansion_ratio: 0,
        down_expansion_ratio: 0.25,
        left_expansion_ratio: 0.25,
        right_expansion_ratio: 0,
      },
    })
    if (job.state !== 'accepted') throw new Error(job.state)
    await kling.check(job.handle, call)
    expect(await kling.check(job.handle, call)).toMatchObject({ state: 'done' })
    expect(sent().path).toBe(`/v1/images/editing/expand/${server.world.submissions[0]}`)
  })

  it('does not go further than to three times the area, which costs nothing to hear', async () => {
    const input = { image: wide.id, left: 1600, right: 1600, top: 400, bottom: 400 }
    expect(await ask('kling-outpainting', 'outpaint', input)).toMatchObject({
      reason: 'rejected',
      message: expect.stringContaining('3 times'),
      billed: 'no',
    })
  })

  it('makes clips of 720p by its cheaper mode', async () => {
    const input = { prompt: 'a fox runs', duration: 10, aspect_ratio: '9:16', resolution: '720p' }
    await ask('kling-2.5-turbo', 'text-to-video', input)
    expect(sent()).toMatchObject({
      path: '/v1/videos/text2video',
      body: { model_name: 'kling-v2-5-turbo', mode: 'std', duration: '10', aspect_ratio: '9:16' },
    })
  })
})
