import type { OperationId } from '@krya/contracts'
import type { Json } from '@krya/provider-kit'
import { createHttp } from '@krya/provider-kit/http'
import { callTo, type FakeServer, startFake } from '@krya/provider-kit/testing'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { offerOf } from '../offering.ts'
import { inputFile } from '../testing.ts'
import { recraftFake } from './fake.ts'
import { recraft } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeEach(async () => {
  server = await startFake(recraftFake.answering)
})
afterEach(() => server.close())
afterAll(() => http.close())

const wide = { ...inputFile, width: 1600, height: 900 }

async function ask(model: string, operation: OperationId, more: Record<string, Json> = {}) {
  const { endpoint, wire = {} } = offerOf('recraft', model, operation)
  const settings = recraftFake.settings(server.url)
  const input = { image: wide.id, ...more }
  return recraft.submit(
    callTo(recraft, { settings, http }, { endpoint, wire, input, files: [wide], operation }),
  )
}

async function sent() {
  const request = server.requests.at(-1)
  if (request === undefined) throw new Error('nothing was sent')
  const texts = [...(await request.form())].filter(([, value]) => typeof value === 'string')
  return { path: request.path, texts: Object.fromEntries(texts) }
}

describe('Recraft', () => {
  it('goes beyond the edges of a picture by pixels, with or without words', async () => {
    expect((await ask('recraft-3', 'outpaint', { left: 100, right: 0, top: 0, bottom: 40 })).state).toBe(
      'accepted',
    )
    expect(await sent()).toEqual({
      path: '/images/outpaint',
      texts: {
        prompt: 'Continue the picture beyond its edges.',
        model: 'recraftv3',
        expand_left: '100',
        expand_right: '0',
        expand_top: '0',
        expand_bottom: '40',
      },
    })
    await ask('recraft-3', 'outpaint', { left: 100, prompt: 'a beach' })
    expect((await sent()).texts).toMatchObject({ prompt: 'a beach' })
  })

  it('says that a picture without any room beyond its edges is no outpainting', async () => {
    const sides = { left: 0, right: 0, top: 0, bottom: 0 }
    expect(await ask('recraft-3', 'outpaint', sides)).toMatchObject({ reason: 'rejected', billed: 'no' })
    expect(server.world.submissions).toEqual([])
  })

  it('makes others of a picture’s shape', async () => {
    expect((await ask('recraft-remix', 'vary', { seed: 7, batch_size: 1 })).state).toBe('accepted')
    expect(await sent()).toEqual({
      path: '/images/variateImage',
      texts: { size: '16:9', random_seed: '7' },
    })
  })

  it('redraws a picture as vectors', async () => {
    await ask('recraft-3-vector', 'image-to-image', { prompt: 'flat', strength: 0.5 })
    expect((await sent()).texts).toMatchObject({ model: 'recraftv3_vector', strength: '0.5' })
  })

  it('tells what a tool charged', async () => {
    expect(await ask('recraft-crisp', 'upscale-image')).toMatchObject({
      state: 'accepted',
      handle: { chargedUsd: 0.004 },
    })
  })
})
