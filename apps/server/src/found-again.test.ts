import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createClient } from '@krya/client'
import { type FakeServer, startFake } from '@krya/provider-kit/testing'
import { fakes } from '@krya/providers/fakes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kill, startServerProcess } from '../testing/server-process.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'krya-found-again-'))
const comfy = fakes['comfyui']
if (comfy === undefined) throw new Error('ComfyUI has no fake')
let server: FakeServer

beforeAll(async () => {
  server = await startFake(comfy.answering)
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a server killed between giving ComfyUI a job and hearing that it was taken', () => {
  it('goes on with that job: nothing is drawn a second time', async () => {
    server.break({ kind: 'stalled' }, comfy.isSubmit)
    let krya = await startServerProcess(folder)
    const client = createClient({ baseUrl: krya.address })
    await client.setProvider({
      params: { id: 'comfyui' },
      body: { values: { servers: server.url, poll_seconds: '0.1' } },
    })
    const request = { prompt: 'a fox', model: 'own-sdxl', width: 512, height: 512 }
    const { id } = await client.createImage({ body: request })
    await expect.poll(() => server.world.submissions.length, { timeout: 60_000 }).toBe(1)
    await kill(krya)
    server.mend()
    krya = await startServerProcess(folder)
    const again = createClient({ baseUrl: krya.address })
    const status = async () => (await again.getImage({ params: { id } })).status
    await expect.poll(status, { timeout: 60_000 }).toBe('completed')
    expect(server.world.submissions).toHaveLength(1)
    await kill(krya)
  }, 240_000)
})
