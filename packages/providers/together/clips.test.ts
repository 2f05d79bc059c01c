import { findModel, models } from '@krya/catalog'
import type { OperationId } from '@krya/contracts'
import { createHttp } from '@krya/provider-kit/http'
import { callTo, type FakeServer, picture, startFake } from '@krya/provider-kit/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { togetherFake } from './fake.ts'
import { together } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeAll(async () => {
  server = await startFake(togetherFake.answering)
})
afterAll(async () => {
  await server.close()
  await http.close()
})

const begin = { id: 'begin', mediaType: 'image/png', width: 900, height: 1600, bytes: async () => picture }
const end = { ...begin, id: 'end' }

function callOf(id: string, operation: OperationId, input: Parameters<typeof callTo>[2]['input']) {
  const offer = findModel(models, id, operation)?.offers.find((one) => one.operation === operation)
  if (offer?.wire === undefined) throw new Error(`no ${id}`)
  const { endpoint, wire } = offer
  const surroundings = { settings: togetherFake.settings(server.url), http }
  return callTo(together, surroundings, { operation, endpoint, wire, input, files: [begin, end] })
}
const sent = () => server.requests.findLast((request) => togetherFake.isSubmit(request))

describe('Together’s videos', () => {
  it('are asked for by their size, from words', async () => {
    await together.submit(
      callOf('vidu-q1', 'text-to-video', {
        prompt: 'a fox runs',
        aspect_ratio: '9:16',
        duration: 5,
        seed: 7,
      }),
    )
    expect(sent()?.path).toBe('/videos')
    expect(sent()?.json()).toEqual({
      model: 'vidu/vidu-q1',
      prompt: 'a fox runs',
      width: 1080,
      height: 1920,
      seconds: '5',
      seed: 7,
    })
  })

  it('go between pictures, in the shape of the first', async () => {
    const input = { prompt: 'it wakes', image: 'begin', end_image: 'end', duration: 5 }
    await together.submit(callOf('vidu-q1', 'image-to-video', input))
    const frame = (at: string) => ({
      frame: at,
      input_image: expect.stringMatching(/^data:image\/png;base64,/),
    })
    expect(sent()?.json()).toEqual({
      model: 'vidu/vidu-q1',
      prompt: 'it wakes',
      width: 1080,
      height: 1920,
      seconds: '5',
      media: { frame_images: [frame('first'), frame('last')] },
    })
  })

  it('are jobs that tell what they cost', async () => {
    const call = callOf('hailuo-02', 'text-to-video', { prompt: 'a fox', duration: 10 })
    const accepted = await together.submit(call)
    if (accepted.state !== 'accepted') throw new Error(accepted.state)
    expect(await together.check(accepted.handle, call)).toMatchObject({ state: 'running' })
    expect(await together.check(accepted.handle, call)).toMatchObject({
      state: 'done',
      outputs: [{ url: server.world.result('a.mp4') }],
      chargedUsd: 0.22,
    })
  })

  it.each([
    ['queued', 'running'],
    ['in_progress', 'running'],
    ['cancelled', 'refused'],
    ['failed', 'refused'],
  ])('%s is %s', async (status, state) => {
    const call = callOf('vidu-q1', 'text-to-video', { prompt: 'a fox' })
    const accepted = await together.submit(call)
    if (accepted.state !== 'accepted') throw new Error(accepted.state)
    const answer = { json: { id: 'x', status, error: null } }
    server.break({ kind: 'answer', answer }, (request) => togetherFake.isQuestion?.(request) === true)
    expect(await together.check(accepted.handle, call)).toMatchObject({ state })
    server.mend()
  })
})

describe('Together’s own catalog', () => {
  const context = () => ({
    settings: together.settings.parse(togetherFake.settings(server.url)),
    http,
    signal: AbortSignal.timeout(5_000),
  })

  it('lists what makes pictures and clips', async () => {
    const all = await together.listModels?.({ text: '' }, context())
    expect(all?.items.map(({ endpoint, operation }) => [endpoint, operation])).toEqual([
      ['acme/painter', 'text-to-image'],
      ['acme/films', 'text-to-video'],
    ])
    expect((await together.listModels?.({ text: 'FILM' }, context()))?.items).toHaveLength(1)
  })

  it('describes each by the one schema that is published for its kind, and nothing else', async () => {
    const films = await together.describe?.('acme/films', context())
    expect(Object.keys(Object(films?.input['properties']))).toContain('first_frame_image')
    const painter = await together.describe?.('acme/painter', context())
    expect(Object.keys(Object(painter?.input['properties']))).toContain('n')
    expect(await together.describe?.('acme/talker', context())).toBeUndefined()
    expect(await together.describe?.('acme/nothing', context())).toBeUndefined()
  })
})
