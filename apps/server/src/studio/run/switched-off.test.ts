import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../../testing/run.ts'
import { openServed, type ServedStudio } from '../../../testing/served-studio.ts'

let served: ServedStudio
beforeAll(async () => {
  served = await openServed(['fal', 'replicate'])
})
afterAll(() => served.close())

const ask = (model: string) =>
  run(served.studio, 'text-to-image', { prompt: 'a fox', width: 512, height: 512, model })

describe('what waits for a provider that is switched off or forgotten meanwhile', () => {
  it('goes on with the next offer', async () => {
    const { studio } = served
    await served.setUp('fal')
    await served.setUp('replicate')
    await studio.client.pauseQueue()
    const id = await ask('flux-dev')
    await studio.client.setProvider({ params: { id: 'fal' }, body: { enabled: false } })
    await studio.client.resumeQueue()
    const made = await studio.until(id, 'completed')
    expect(made.attempts).toMatchObject([
      { provider: 'fal', billed: 'no', reason: expect.stringContaining('no longer set up') },
      { provider: 'replicate', state: 'succeeded' },
    ])
  })

  it('fails, saying so, where there is no other', async () => {
    const { studio } = served
    await studio.client.pauseQueue()
    const id = await ask('sd-3.5-medium')
    await studio.client.removeProvider({ params: { id: 'replicate' } })
    await studio.client.resumeQueue()
    const failed = await studio.until(id, 'failed')
    expect(failed.error).toMatchObject({
      code: 'provider_unavailable',
      message: expect.stringContaining('no longer set up'),
    })
    expect(failed.credits_used).toBe(0)
  })
})
