import { ApiError } from '@krya/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../../testing/run.ts'
import { openServed, type ServedStudio } from '../../../testing/served-studio.ts'

const used = ['fal', 'replicate', 'stability']
let served: ServedStudio
beforeAll(async () => {
  served = await openServed(used)
  for (const id of used) await served.setUp(id)
})
afterAll(() => served.close())
beforeEach(() => {
  for (const id of used) {
    served.fake(id).mend()
    served.fake(id).world.patience = 0
  }
})

const small = { prompt: 'a fox', width: 512, height: 512 }
const refused = (input: object) =>
  run(served.studio, 'text-to-image', { ...small, ...input }).then(
    () => undefined,
    (error: unknown) => (error instanceof ApiError ? { code: error.code, details: error.details } : error),
  )
const sentTo = (id: string): unknown =>
  served
    .fake(id)
    .requests.findLast(({ method }) => method === 'POST')
    ?.json()

describe('a number beyond what a model takes', () => {
  it('is refused of a model that was chosen, by field and range, before anything is sent', async () => {
    const before = served.fake('fal').requests.length
    expect(await refused({ model: 'flux-2-dev', steps: 3, cfg_scale: 25 })).toEqual({
      code: 'invalid_input',
      details: expect.arrayContaining([
        { field: 'steps', message: 'FLUX.2 dev takes 4 to 50; this is 3' },
        { field: 'cfg_scale', message: 'FLUX.2 dev takes 0 to 20; this is 25' },
      ]),
    })
    expect(served.fake('fal').requests.length).toBe(before)
  })

  it('goes first to the offer of a chosen model that takes it', async () => {
    const id = await run(served.studio, 'text-to-image', { ...small, model: 'flux-dev', cfg_scale: 0.5 })
    const made = await served.studio.until(id, 'completed', 'failed')
    expect(made.attempts.map(({ provider }) => provider)).toEqual(['replicate'])
    expect(made.warnings).toEqual([])
    expect(sentTo('replicate')).toMatchObject({ input: { guidance: 0.5 } })
  })

  it('is brought within the range of the offer that it falls to, and said', async () => {
    served.fake('fal').break({ kind: 'answer', answer: { status: 503, json: { detail: 'no room' } } })
    const id = await run(served.studio, 'text-to-image', { ...small, model: 'flux-dev', cfg_scale: 15 })
    const made = await served.studio.until(id, 'completed', 'failed')
    expect(made.attempts.at(-1)).toMatchObject({ provider: 'replicate', state: 'succeeded' })
    expect(sentTo('replicate')).toMatchObject({ input: { guidance: 10 } })
    expect(made.warnings).toContainEqual({
      code: 'parameter-adjusted',
      field: 'cfg_scale',
      message: 'FLUX.1 dev (replicate) takes 0 to 10 for “cfg_scale”, not 15; it got 10.',
    })
  })

  it('is shown before it is asked for: the models tell their ranges', async () => {
    const models = await served.studio.client.listModels({ query: { operation: 'text-to-image' } })
    const rangesOf = (id: string) => models.items.find((model) => model.id === id)?.ranges
    expect(rangesOf('flux-2-dev')).toEqual({ steps: { min: 4, max: 50 }, cfg_scale: { min: 0, max: 20 } })
    // fal takes 1 to 20, Replicate 0 to 10: one of them takes it.
    expect(rangesOf('flux-dev')?.['cfg_scale']).toEqual({ min: 0, max: 20 })
    expect(rangesOf('flux-2-pro')).toEqual({})
  })
})
