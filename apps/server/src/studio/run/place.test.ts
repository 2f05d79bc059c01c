import { fakes } from '@krya/providers/fakes'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../../testing/run.ts'
import { openServed, type ServedStudio } from '../../../testing/served-studio.ts'

const id = 'openai-compatible'
let served: ServedStudio
beforeAll(async () => {
  served = await openServed([id])
})
afterAll(() => served.close())
beforeEach(() => served.fake(id).mend())

const isSubmit = fakes[id]?.isSubmit ?? (() => false)
const input = { prompt: 'a fox', width: 1024, height: 1024, model: 'own-openai-compatible' }
const ask = () => run(served.studio, 'text-to-image', input)
const ways = async (more: object) =>
  (
    await served.studio.client.estimateOperation({
      params: { operation: 'text-to-image' },
      body: { ...input, ...more },
    })
  ).ways

describe('a server that stands on this machine', () => {
  it('is asked again where the connection broke: that costs nothing', async () => {
    await served.setUp(id)
    const before = served.fake(id).requests.filter(isSubmit).length
    served.fake(id).break({ kind: 'reset' }, isSubmit)
    const wanted = await ask()
    await expect
      .poll(() => served.fake(id).requests.filter(isSubmit).length - before, { timeout: 10_000 })
      .toBeGreaterThan(1)
    served.fake(id).mend()
    await served.studio.until(wanted, 'completed')
  })
})

describe('a gateway there that passes requests on', () => {
  it('is not private, has a price, and is asked once', async () => {
    await expect(served.setUp(id, { own: 'maybe' })).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'values.own', message: 'must be yes or no' }],
    })
    await served.setUp(id, { own: 'no', picture_price: '0.04' })
    expect((await ways({ model: 'auto', prefer: 'private' })).map(({ provider }) => provider)).toEqual([
      'atelier',
    ])
    expect(await ways({})).toMatchObject([{ provider: id, credits: 4 }])
    const before = served.fake(id).requests.filter(isSubmit).length
    served.fake(id).break({ kind: 'reset' }, isSubmit)
    const failed = await served.studio.until(await ask(), 'failed')
    expect(failed.error?.code).toBe('outcome_unknown')
    expect(failed.attempts).toMatchObject([{ billed: 'unknown', cost: 4 }])
    expect(served.fake(id).requests.filter(isSubmit).length - before).toBe(1)
  })

  it('needs its price before it is set up', async () => {
    await served.studio.client.removeProvider({ params: { id } })
    await served.setUp(id, { own: 'no' })
    const { items } = await served.studio.client.listProviders()
    expect(items.find((one) => one.id === id)).toMatchObject({
      set_up: false,
      problems: [{ field: 'picture_price' }],
    })
  })
})
