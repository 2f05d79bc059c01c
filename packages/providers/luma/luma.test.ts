import type { OperationId } from '@krya/contracts'
import type { Json } from '@krya/provider-kit'
import { createHttp } from '@krya/provider-kit/http'
import { callTo, type FakeServer, startFake } from '@krya/provider-kit/testing'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { offerOf } from '../offering.ts'
import { inputFile } from '../testing.ts'
import { lumaFake } from './fake.ts'
import { luma } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeEach(async () => {
  server = await startFake(lumaFake.answering)
})
afterEach(() => server.close())
afterAll(() => http.close())

const tall = { ...inputFile, width: 900, height: 1600 }
const last = { ...tall, id: 'last' }
const linkTo = ({ id }: { readonly id: string }): string => `https://krya.example/api/links/${id}.png`

function ask(model: string, operation: OperationId, input: Record<string, Json>, reachable = true) {
  const { endpoint, wire = {} } = offerOf('luma', model, operation)
  const asked = { endpoint, wire, input, operation, files: [tall, last], ...(reachable ? { linkTo } : {}) }
  return luma.submit(callTo(luma, { settings: lumaFake.settings(server.url), http }, asked))
}
const sent = () => ({ path: server.requests.at(-1)?.path, body: server.requests.at(-1)?.json() })

describe('Dream Machine', () => {
  const asked = { image: tall.id, prompt: 'the fox turns', duration: 5, resolution: '720p' }
  const frame = (id: string) => ({ type: 'image', url: linkTo({ id }) })

  it('sets a picture in motion in its shape, which it fetches from here', async () => {
    expect((await ask('luma-ray-2', 'image-to-video', asked)).state).toBe('accepted')
    expect(sent()).toEqual({
      path: '/generations/video',
      body: {
        model: 'ray-2',
        prompt: 'the fox turns',
        aspect_ratio: '9:16',
        keyframes: { frame0: frame(tall.id) },
        resolution: '720p',
        duration: '5s',
      },
    })
  })

  it('goes from one picture to another', async () => {
    await ask('luma-ray-2', 'image-to-video', { ...asked, end_image: last.id })
    expect(sent().body).toMatchObject({ keyframes: { frame0: frame(tall.id), frame1: frame(last.id) } })
  })

  it('changes a picture by words', async () => {
    await ask('photon', 'instruct-edit', { image: tall.id, prompt: 'make the sky pink' })
    expect(sent()).toEqual({
      path: '/generations/image',
      body: {
        model: 'photon-1',
        prompt: 'make the sky pink',
        aspect_ratio: '9:16',
        modify_image_ref: { url: linkTo(tall) },
      },
    })
  })

  it('is asked for nothing when it cannot reach this server', async () => {
    expect(await ask('luma-ray-2', 'image-to-video', asked, false)).toMatchObject({
      reason: 'rejected',
      billed: 'no',
    })
    expect(server.requests).toEqual([])
  })
})
