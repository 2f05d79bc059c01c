import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ApiError } from '@krya/client'
import { createLocal } from '@krya/local'
import { startFakeHub, tinyModel } from '@krya/local/testing'
import type { FakeServer } from '@krya/provider-kit/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../testing/run.ts'
import { openStudio, type TestStudio } from '../../testing/studio.ts'

let folder = ''
let hub: FakeServer
let studio: TestStudio
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'krya-downloads-'))
  const files = tinyModel()
  hub = await startFakeHub({ 'TensorStack/SD-Turbo-onnx': files, 'stabilityai/sd-turbo': files })
  studio = await openStudio({ providers: [createLocal({ folder })] })
  const values = { hub_url: hub.url, device: 'cpu' }
  await studio.client.setProvider({ params: { id: 'local' }, body: { values } })
})
afterAll(async () => {
  await studio.close()
  await hub.close()
  await rm(folder, { recursive: true })
})

const turbo = async () => {
  const { items } = await studio.client.listDownloads({ params: { id: 'local' } })
  return items.find(({ endpoint }) => endpoint === 'sd-turbo')
}
const automatic = async (): Promise<string[]> => {
  const { ways } = await studio.client.estimateOperation({
    params: { operation: 'text-to-image' },
    body: { prompt: 'a fox' },
  })
  return ways.map(({ provider }) => provider)
}
const small = { prompt: 'a fox', model: 'here-sd-turbo', width: 256, height: 256 }

describe('models that run on this machine', () => {
  it('are told with their licence before they come, and left alone by Automatic', async () => {
    expect(await turbo()).toMatchObject({
      licence: { name: 'Stability AI Community License' },
      bytes: 2_600_000_000,
      bytes_here: 0,
      ready: false,
    })
    expect(await automatic()).toEqual(['atelier'])
  })

  it('come with the first picture that asks for them, and are then taken before Atelier', async () => {
    const id = await run(studio, 'text-to-image', small)
    expect(await studio.until(id, 'completed', 'failed')).toMatchObject({ status: 'completed' })
    const { bytes_here: size, ready } = (await turbo()) ?? {}
    expect(ready).toBe(true)
    expect(size).toBeGreaterThan(0)
    expect(await automatic()).toEqual(['local', 'atelier'])
  })

  it('take a scheduler of their own, and refuse one that there is not', async () => {
    const id = await run(studio, 'text-to-image', { ...small, parameters: { scheduler: 'DPM++ 2M' } })
    expect(await studio.until(id, 'completed', 'failed')).toMatchObject({ status: 'completed' })
    const refused = run(studio, 'text-to-image', { ...small, parameters: { scheduler: 'Magic' } })
    await expect(refused).rejects.toThrow(/parameters/)
  })

  it('are removed, and the disk with them', async () => {
    await studio.client.removeDownload({ params: { id: 'local', endpoint: 'sd-turbo' } })
    expect(await turbo()).toMatchObject({ bytes_here: 0, ready: false })
    expect(await automatic()).toEqual(['atelier'])
  })

  it('are those of the catalog alone', async () => {
    for (const params of [
      { id: 'local', endpoint: '..' },
      { id: 'local', endpoint: 'nothing' },
      { id: 'atelier', endpoint: 'sd-turbo' },
      { id: 'nobody', endpoint: 'sd-turbo' },
    ]) {
      const error: unknown = await studio.client.removeDownload({ params }).catch((one: unknown) => one)
      expect(error).toBeInstanceOf(ApiError)
      expect(error).toMatchObject({ status: 404 })
    }
  })
})
