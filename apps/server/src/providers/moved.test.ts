import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openServed, type ServedStudio } from '../../testing/served-studio.ts'

let served: ServedStudio
beforeAll(async () => {
  served = await openServed(['stability', 'replicate', 'ollama'], {
    env: { REPLICATE_API_TOKEN: 'r8_from_the_environment' },
  })
})
afterAll(() => served.close())

const change = (id: string, values: Record<string, string>) =>
  served.studio.client.setProvider({ params: { id }, body: { values } })
const elsewhere = 'http://127.0.0.1:9'

describe('moving a provider to another host', () => {
  it('is refused without its key, which stays where it was', async () => {
    await served.setUp('stability')
    await expect(change('stability', { base_url: elsewhere })).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'values.key', message: expect.stringContaining('give it again') }],
    })
    const { items } = await served.studio.client.listProviders()
    const fields = items.find(({ id }) => id === 'stability')?.fields
    expect(fields?.find(({ name }) => name === 'base_url')?.value).toBe(served.fake('stability').url)
    await change('stability', { base_url: elsewhere, key: 'sk-for-there' })
    // Back to the service's own address it may go.
    await change('stability', { base_url: '' })
  })

  it('is refused with a key of the environment', async () => {
    await expect(change('replicate', { base_url: elsewhere })).rejects.toMatchObject({
      details: [{ field: 'values.key' }],
    })
    await served.setUp('replicate')
  })

  it('is a matter of its address alone where there is no key, and other settings never ask for it', async () => {
    await served.setUp('ollama')
    await change('ollama', { base_url: elsewhere })
    await change('replicate', { concurrency: '3' })
  })
})
