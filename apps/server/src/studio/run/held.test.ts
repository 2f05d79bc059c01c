import { fakes } from '@krya/providers/fakes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../../testing/run.ts'
import { openServed, type ServedStudio } from '../../../testing/served-studio.ts'

const id = 'huggingface'
let served: ServedStudio
beforeAll(async () => {
  served = await openServed([id])
})
afterAll(() => served.close())

describe('a service that answers with the picture itself', () => {
  it('has as many calls under way as its settings say', async () => {
    await served.setUp(id, { concurrency: '7' })
    const isSubmit = fakes[id]?.isSubmit ?? (() => false)
    served.fake(id).break({ kind: 'stalled' }, isSubmit)
    const input = { prompt: 'a fox', width: 512, height: 512, model: 'flux-schnell' }
    const ids = await Promise.all(Array.from({ length: 9 }, () => run(served.studio, 'text-to-image', input)))
    const submits = () => served.fake(id).requests.filter(isSubmit).length
    await expect.poll(submits, { timeout: 10_000 }).toBe(7)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(submits()).toBe(7)
    for (const one of ids) await served.studio.client.cancelImage({ params: { id: one } })
  })
})
