import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Client, createClient } from '@krya/client'
import type { Generation } from '@krya/contracts'
import { picture } from '@krya/provider-kit/testing'
import { type FakeInstallation, installFake } from '@krya/providers/fakes'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { kill, type ServerProcess, startServerProcess } from '../testing/server-process.ts'

const model = 'here-sd15-trainer'
const home = mkdtempSync(path.join(tmpdir(), 'krya-training-'))
const data = path.join(home, 'data')
const trainings = path.join(data, 'trainings')
let fake: FakeInstallation
let server: ServerProcess
let client: Client
let images: string[]

const env = (): Record<string, string> => ({
  KRYA_KOHYA_FOLDER: fake.folder,
  KRYA_KOHYA_SD15: String(fake.settings['sd15']),
  KRYA_KOHYA_SDXL: path.join(home, 'gone.safetensors'),
})

async function start(): Promise<void> {
  server = await startServerProcess(data, env())
  client = createClient({ baseUrl: server.address })
}

beforeAll(async () => {
  fake = installFake(path.join(home, 'sd-scripts'))
  await start()
  await client.setProvider({ params: { id: 'kohya' }, body: { values: { poll_seconds: '0.2' } } })
  images = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const body = new Blob([Uint8Array.from(picture)], { type: 'image/png' })
      return (await client.uploadAsset({ body, query: {} })).id
    }),
  )
})
afterAll(async () => {
  await kill(server)
  rmSync(home, { recursive: true, force: true })
})
beforeEach(() => fake.set({ end: 'done', stepMs: 1 }))

const train = async (input: Record<string, unknown> = {}): Promise<string> => {
  const body = { images, trigger: 'zwx', training_steps: 100, model, ...input }
  return (await client.runOperation({ params: { operation: 'train-lora' }, body })).id
}
async function until(id: string, ...statuses: Generation['status'][]): Promise<Generation> {
  let read: Generation | undefined
  await expect
    .poll(
      async () => {
        read = await client.getImage({ params: { id } })
        return statuses.includes(read.status)
      },
      { timeout: 60_000, interval: 100 },
    )
    .toBe(true)
  if (read === undefined) throw new Error('never read')
  return read
}
const jobs = (): string[] =>
  existsSync(trainings) ? readdirSync(trainings).filter((name) => name !== 'home') : []
const begun = (count: number) =>
  expect.poll(() => fake.starts().length, { timeout: 60_000, interval: 50 }).toBe(count)

// A server is started again and again here, which takes seconds each time on a busy machine.
describe('a training on this machine', { timeout: 120_000 }, () => {
  it('makes weights for the library, for nothing, and leaves nothing behind', async () => {
    fake.set({ stepMs: 20 })
    const before = fake.starts().length
    const id = await train({ parameters: { rank: 4 } })
    await expect
      .poll(async () => (await client.getImage({ params: { id } })).progress, { timeout: 60_000 })
      .toBeGreaterThan(0.1)
    const made = await until(id, 'completed')
    expect(made).toMatchObject({ credits_used: 0, attempts: [{ provider: 'kohya', billed: 'no' }] })
    expect(made.images).toMatchObject([{ kind: 'lora', media_type: 'application/x-safetensors' }])
    const [weights] = made.images
    const asset = await client.describeAsset({ params: { id: weights?.id ?? '' } })
    expect(asset.metadata).toMatchObject({ family: 'Stable Diffusion 1.5', rank: 4, steps: 100 })
    const file = await fetch(new URL(weights?.url ?? '', server.address))
    expect(Buffer.from(await file.arrayBuffer()).toString('latin1')).toContain('"ss_network_dim":"4"')
    await expect.poll(jobs, { timeout: 10_000 }).toEqual([])
    expect(fake.starts()).toHaveLength(before + 1)
  })

  it('goes on while the server is killed twice, and is begun once', async () => {
    fake.set({ stepMs: 60 })
    const before = fake.starts().length
    const id = await train()
    await begun(before + 1)
    for (let times = 0; times < 2; times += 1) {
      await kill(server)
      await start()
    }
    const made = await until(id, 'completed', 'failed')
    expect(made).toMatchObject({ status: 'completed', attempts: [{ state: 'succeeded' }] })
    expect(fake.starts()).toHaveLength(before + 1)
    await expect.poll(jobs, { timeout: 10_000 }).toEqual([])
  })

  it('ends when it is canceled', async () => {
    fake.set({ end: 'never' })
    const before = fake.starts().length
    const id = await train()
    await begun(before + 1)
    expect(jobs()).toHaveLength(1)
    await client.cancelImage({ params: { id } })
    await until(id, 'canceled')
    await expect.poll(jobs, { timeout: 10_000 }).toEqual([])
    const { pid } = fake.starts().at(-1) ?? { pid: 0 }
    expect(() => process.kill(pid, 0)).toThrow()
  })

  it('waits for the one before it', async () => {
    fake.set({ stepMs: 10 })
    const before = fake.starts().length
    const ids = [await train(), await train()]
    await begun(before + 1)
    expect(jobs()).toHaveLength(1)
    for (const id of ids) await until(id, 'completed')
    expect(fake.starts()).toHaveLength(before + 2)
  })

  it('fails in words, with the end of its log, and is not charged', async () => {
    fake.set({ end: 'out-of-memory' })
    const made = await until(await train(), 'failed')
    expect(made.error).toMatchObject({
      code: 'provider_failed',
      message: expect.stringMatching(/graphics card ran out of memory.*CUDA out of memory/),
    })
    expect(made).toMatchObject({ credits_used: 0, attempts: [{ billed: 'no' }] })
    await expect.poll(jobs, { timeout: 10_000 }).toEqual([])
  })

  it('may be what Automatic chooses where nothing may leave the machine', async () => {
    const body = { images, trigger: 'zwx', prefer: 'private' }
    const { ways } = await client.estimateOperation({ params: { operation: 'train-lora' }, body })
    expect(ways.map(({ provider }) => provider)).toEqual(['kohya'])
    expect(ways.map(({ credits }) => credits)).toEqual([0])
  })

  it('has parameters of its own, which are checked', async () => {
    await expect(train({ parameters: { rank: 0 } })).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'parameters.rank' }],
    })
  })
})

describe('what names a program or a file of this machine', () => {
  const view = async () => (await client.listProviders()).items.find(({ id }) => id === 'kohya')

  it('comes from the environment, and is shown', async () => {
    const field = (await view())?.fields.find(({ name }) => name === 'folder')
    expect(field).toMatchObject({
      env: 'KRYA_KOHYA_FOLDER',
      env_only: true,
      source: 'environment',
      value: fake.folder,
    })
  })

  it.each(['/bin/sh', '', null])('cannot be set over the API, not to %j', async (value) => {
    const change = client.setProvider({
      params: { id: 'kohya' },
      body: { values: { python: value, poll_seconds: '0.3' } },
    })
    await expect(change).rejects.toMatchObject({
      code: 'invalid_input',
      status: 400,
      details: [{ field: 'values.python', message: expect.stringContaining('KRYA_KOHYA_PYTHON') }],
    })
    const fields = (await view())?.fields ?? []
    expect(fields.find(({ name }) => name === 'python')).toMatchObject({ source: 'none', value: null })
    expect(fields.find(({ name }) => name === 'poll_seconds')?.value).toBe('0.2')
  })

  it('is tested: what is wrong with it is said', async () => {
    expect(await client.testProvider({ params: { id: 'kohya' } })).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/^KRYA_KOHYA_SDXL: there is no file/),
    })
  })
})
