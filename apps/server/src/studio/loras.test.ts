import { ApiError } from '@krya/client'
import { type FakeServer, picture, startFake } from '@krya/provider-kit/testing'
import { services } from '@krya/providers'
import { fakes } from '@krya/providers/fakes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { emptyWeights } from '../../testing/files.ts'
import { run } from '../../testing/run.ts'
import { openStudio, type TestStudio } from '../../testing/studio.ts'

const used = ['replicate', 'comfyui', 'a1111', 'together'] as const
const servers = new Map<string, FakeServer>()
/** Nobody reaches it there: the test follows links itself. */
const publicUrl = 'https://krya.example'

const server = (id: (typeof used)[number]): FakeServer => {
  const found = servers.get(id)
  if (found === undefined) throw new Error(`no fake of ${id}`)
  return found
}
async function opened(env: Record<string, string>): Promise<TestStudio> {
  const studio = await openStudio({ providers: services, env })
  for (const id of used) {
    const values = Object.entries(fakes[id]?.settings(server(id).url) ?? {})
    const body = { values: Object.fromEntries(values.map(([name, value]) => [name, String(value)])) }
    await studio.client.setProvider({ params: { id }, body })
  }
  return studio
}
const lastOf = (id: (typeof used)[number]): unknown =>
  server(id)
    .requests.findLast((request) => fakes[id]?.isSubmit(request))
    ?.json()
const upload = (studio: TestStudio, body: Uint8Array) =>
  studio.client.uploadAsset({
    body: new Blob([Uint8Array.from(body)], { type: 'application/octet-stream' }),
    query: {},
  })
const refusal = (request: Promise<unknown>) =>
  request.then(
    () => undefined,
    (error: unknown) =>
      error instanceof ApiError ? { code: error.code, message: error.message } : undefined,
  )

let laptop: TestStudio
let reachable: TestStudio
beforeAll(async () => {
  for (const id of used) {
    const fake = fakes[id]
    if (fake === undefined) throw new Error(`no fake of ${id}`)
    const its = await startFake(fake.answering, fake.talking)
    its.world.patience = 0
    servers.set(id, its)
  }
  laptop = await opened({})
  reachable = await opened({ KRYA_PUBLIC_URL: publicUrl, KRYA_ALLOWED_HOSTS: 'krya.example' })
})
afterAll(async () => {
  await laptop.close()
  await reachable.close()
  for (const one of servers.values()) await one.close()
})

describe('a LoRA', () => {
  it('that was trained at Replicate is run there by its version, on a laptop, too', async () => {
    const { id: image } = await upload(laptop, picture)
    server('replicate').world.file = emptyWeights()
    const images = [image, image, image, image]
    const training = await run(laptop, 'train-lora', { images, trigger: 'foxy', training_steps: 100 })
    const trained = await laptop.until(training, 'completed', 'failed')
    expect(trained).toMatchObject({ status: 'completed', images: [{ kind: 'lora' }] })
    server('replicate').world.file = picture
    const lora = trained.images[0]?.id
    const id = await run(laptop, 'text-to-image', { prompt: 'foxy in snow', lora, lora_scale: 0.7 })
    expect(await laptop.until(id, 'completed', 'failed')).toMatchObject({
      status: 'completed',
      model: 'flux-dev-lora',
    })
    expect(lastOf('replicate')).toMatchObject({
      version: 'v2',
      input: { prompt: 'foxy in snow', lora_scale: 0.7 },
    })
  })

  it('that was brought is not given to what cannot fetch it, nor to what makes nothing of it', async () => {
    const { id: lora } = await upload(laptop, emptyWeights())
    const asked = { prompt: 'a fox', lora }
    expect(await refusal(run(laptop, 'text-to-image', asked))).toMatchObject({ code: 'provider_not_set_up' })
    expect(await refusal(run(laptop, 'text-to-image', { ...asked, model: 'flux-dev-lora' }))).toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('KRYA_PUBLIC_URL'),
    })
    expect(await refusal(run(laptop, 'text-to-image', { ...asked, model: 'own-sdxl' }))).toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('makes nothing of it'),
    })
  })

  it('that was brought is fetched by its link where the server can be reached', async () => {
    const weights = emptyWeights()
    const { id: lora } = await upload(reachable, weights)
    const id = await run(reachable, 'text-to-image', { prompt: 'a fox', lora })
    expect(await reachable.until(id, 'completed', 'failed')).toMatchObject({ status: 'completed' })
    const { input } = z.object({ input: z.object({ lora_weights: z.string() }) }).parse(lastOf('replicate'))
    // Replicate’s model takes what ends like this (its weights.py).
    expect(input.lora_weights).toMatch(/^https:\/\/krya\.example\/api\/links\/[^/]+\/file\.safetensors$/)
    const link = `${reachable.url}${new URL(input.lora_weights).pathname}`
    const fetched = await fetch(link)
    expect([fetched.status, fetched.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(Buffer.from(await fetched.arrayBuffer()).equals(Buffer.from(weights))).toBe(true)
    // It is fetched in parts, after its size was asked for (pget).
    const head = await fetch(link, { method: 'HEAD' })
    expect(Number(head.headers.get('content-length'))).toBe(weights.length)
    const part = await fetch(link, { headers: { range: 'bytes=0-3' } })
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 4])
    // What is thrown away is fetched no more.
    await reachable.client.trashAssets({ body: { ids: [lora] } })
    expect((await fetch(link)).status).toBe(404)
  })
})

describe('the LoRAs of a server of one’s own', () => {
  it('are in the form, and in the picture', async () => {
    const { schema } = await laptop.client.modelParameters({
      params: { id: 'own-sdxl' },
      query: { operation: 'text-to-image' },
    })
    expect(schema).toMatchObject({
      properties: { 'LoRA.lora_name': { enum: expect.arrayContaining(['add-detail-xl.safetensors']) } },
    })
    const parameters = { 'LoRA.lora_name': 'add-detail-xl.safetensors', 'LoRA.strength_model': 0.5 }
    const id = await run(laptop, 'text-to-image', { prompt: 'a fox', model: 'own-sdxl', parameters })
    expect(await laptop.until(id, 'completed', 'failed')).toMatchObject({ status: 'completed', warnings: [] })
    expect(JSON.stringify(lastOf('comfyui'))).toContain('"lora_name":"add-detail-xl.safetensors"')
    const unknown = { ...parameters, 'LoRA.lora_name': 'of-another-server.safetensors' }
    const asked = run(laptop, 'text-to-image', { prompt: 'a fox', model: 'own-sdxl', parameters: unknown })
    expect(await refusal(asked)).toMatchObject({ code: 'invalid_input' })
  })

  it('are called up in the prompt where that is how it is done', async () => {
    const parameters = { lora: 'ink-wash', lora_weight: 0.5, sampler_name: 'Euler a' }
    const asked = { prompt: 'a fox', model: 'own-stable-diffusion', parameters }
    const id = await run(laptop, 'text-to-image', asked)
    expect(await laptop.until(id, 'completed', 'failed')).toMatchObject({ status: 'completed' })
    expect(lastOf('a1111')).toMatchObject({ prompt: 'a fox <lora:ink-wash:0.5>', sampler_name: 'Euler a' })
    const off = { ...asked, parameters: { lora: 'of-another' } }
    expect(await refusal(run(laptop, 'text-to-image', off))).toMatchObject({ code: 'invalid_input' })
  })
})

describe('an endpoint of Together that somebody adds', () => {
  it('makes clips like any other', async () => {
    const body = { provider: 'together', endpoint: 'acme/films', usd: 0.3 }
    const added = await laptop.client.addModel({ body })
    expect(added).toMatchObject({ name: 'Acme Films', own: true, available: true, credits: 30 })
    const id = await run(laptop, 'text-to-video', { prompt: 'a fox', model: added.id, duration: 6 })
    // The fake’s clip is a picture: that it came is what counts here.
    await laptop.until(id, 'completed', 'failed')
    expect(lastOf('together')).toMatchObject({ model: 'acme/films', prompt: 'a fox', seconds: '6' })
  })
})
