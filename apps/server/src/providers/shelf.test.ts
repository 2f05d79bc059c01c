import { readFileSync } from 'node:fs'
import { ApiError } from '@krya/client'
import { type FakeServer, picture, startFake } from '@krya/provider-kit/testing'
import { services } from '@krya/providers'
import { fakes } from '@krya/providers/fakes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { emptyModel, emptyWeights, testFile } from '../../testing/files.ts'
import { run } from '../../testing/run.ts'
import { openStudio, type TestStudio } from '../../testing/studio.ts'

const used = ['fal', 'replicate', 'comfyui'] as const
type Used = (typeof used)[number]
const servers = new Map<Used, FakeServer>()
let studio: TestStudio

const server = (id: Used): FakeServer => {
  const found = servers.get(id)
  if (found === undefined) throw new Error(`no fake of ${id}`)
  return found
}
const json = z.record(z.string(), z.unknown())
/** The body of the last request that asked for work. */
const sent = (id: Used): Record<string, unknown> =>
  json.parse(
    server(id)
      .requests.findLast((request) => fakes[id]?.isSubmit(request))
      ?.json(),
  )
/** The fields that a refused request is told of. */
async function refused(request: Promise<unknown>): Promise<string[]> {
  const error = await request.then(
    () => undefined,
    (one: unknown) => one,
  )
  if (!(error instanceof ApiError)) throw new Error('it was not refused', { cause: error })
  expect(error.code).toBe('invalid_input')
  return error.details.map(({ field }) => field).toSorted()
}

beforeAll(async () => {
  studio = await openStudio({ providers: services })
  for (const id of used) {
    const fake = fakes[id]
    if (fake === undefined) throw new Error(`no fake of ${id}`)
    const its = await startFake(fake.answering)
    its.world.patience = 0
    servers.set(id, its)
    const values = Object.entries(fake.settings(its.url)).map(([name, value]) => [name, String(value)])
    await studio.client.setProvider({ params: { id }, body: { values: Object.fromEntries(values) } })
  }
})
afterAll(async () => {
  await studio.close()
  for (const one of servers.values()) await one.close()
})

describe('a service’s own catalog', () => {
  it('is looked through, with what each model would do here', async () => {
    const { items, next } = await studio.client.listProviderModels({ params: { id: 'fal' }, query: {} })
    expect(next).toBeNull()
    expect(items.map(({ endpoint, operation }) => [endpoint, operation])).toEqual([
      ['acme/paint', 'text-to-image'],
      ['acme/move', 'image-to-video'],
      ['acme/sing', null],
    ])
    const found = await studio.client.listProviderModels({ params: { id: 'fal' }, query: { text: 'move' } })
    expect(found.items.map(({ endpoint }) => endpoint)).toEqual(['acme/move'])
    const other = await studio.client.listProviderModels({
      params: { id: 'replicate' },
      query: { text: 'paint' },
    })
    // What the account deploys itself comes first; what it takes is not told by its name.
    expect(other.items).toMatchObject([
      { endpoint: 'deployments/somebody/shop', operation: null },
      { endpoint: 'acme/paint', operation: 'text-to-image', known_as: null },
    ])
  })

  it('tells when it cannot be reached, or is not set up', async () => {
    server('fal').break({ kind: 'answer', answer: { status: 500, json: { detail: 'down' } } })
    await expect(
      studio.client.listProviderModels({ params: { id: 'fal' }, query: {} }),
    ).rejects.toMatchObject({ code: 'provider_unavailable' })
    server('fal').mend()
    await expect(
      studio.client.listProviderModels({ params: { id: 'together' }, query: {} }),
    ).rejects.toMatchObject({ code: 'provider_not_set_up' })
    await expect(
      studio.client.listProviderModels({ params: { id: 'nobody' }, query: {} }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  it('gives models that run like any other, with a form of their own', async () => {
    const added = await studio.client.addModel({ body: { provider: 'fal', endpoint: 'acme/paint' } })
    expect(added).toMatchObject({ name: 'Acme Paint', own: true, available: true, credits: 5 })
    expect(Object.keys(z.looseObject({ properties: json }).parse(added.extra).properties)).toEqual([
      'sparkle',
      'finish',
    ])
    const input = { prompt: 'a fox', model: added.id, width: 640, height: 512, seed: 7 }
    const id = await run(studio, 'text-to-image', { ...input, parameters: { sparkle: 5, finish: 'gloss' } })
    const done = await studio.until(id, 'completed')
    expect(done.credits_used).toBe(5)
    expect(sent('fal')).toEqual({
      prompt: 'a fox',
      image_size: { width: 640, height: 512 },
      num_images: 1,
      seed: 7,
      sparkle: 5,
      finish: 'gloss',
    })
    expect(
      await refused(
        run(studio, 'text-to-image', { ...input, parameters: { sparkle: 50, sparkel: 1, finish: 'wood' } }),
      ),
    ).toEqual(['parameters.finish', 'parameters.sparkel', 'parameters.sparkle'])
    await studio.client.removeModel({ params: { id: added.id } })
    await expect(run(studio, 'text-to-image', input)).rejects.toMatchObject({ code: 'unknown_model' })
    await expect(studio.client.removeModel({ params: { id: added.id } })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('asks for what the service does not say', async () => {
    const request = { provider: 'replicate', endpoint: 'acme/paint' }
    expect(await refused(studio.client.addModel({ body: request }))).toEqual(['operation'])
    const named = { ...request, operation: 'text-to-image' } as const
    expect(await refused(studio.client.addModel({ body: named }))).toEqual(['usd'])
    expect(
      await refused(studio.client.addModel({ body: { ...named, operation: 'inpaint', usd: 0.1 } })),
    ).toEqual(['operation'])
    expect(
      await refused(studio.client.addModel({ body: { provider: 'fal', endpoint: 'acme/nothing' } })),
    ).toEqual(['endpoint'])
    const added = await studio.client.addModel({ body: { ...named, usd: 0.1, name: 'Mine' } })
    expect(added).toMatchObject({ name: 'Mine', credits: 10, parameters: expect.arrayContaining(['seed']) })
  })

  it('has the parameters of the models we know checked by what it publishes now', async () => {
    const { schema } = await studio.client.modelParameters({
      params: { id: 'flux-schnell' },
      query: { operation: 'text-to-image' },
    })
    // fal's fake lists other models; what is not published is not refused.
    expect(schema).toBeNull()
    await expect(
      run(studio, 'text-to-image', {
        prompt: 'a fox',
        model: 'flux-pro-on-replicate',
        parameters: { anything: 1 },
      }),
    ).rejects.toMatchObject({ code: 'unknown_model' })
  })
})

const workflow = (): unknown =>
  JSON.parse(
    readFileSync(
      new URL('../../../../packages/providers/comfyui/workflows/sdxl.text-to-image.json', import.meta.url),
      'utf8',
    ).replace('model.safetensors', 'sd_xl_base_1.0.safetensors'),
  )

describe('a workflow of one’s own', () => {
  it('becomes a model whose form is made from its nodes', async () => {
    const document = z.record(z.string(), z.json()).parse(workflow())
    const added = await studio.client.addModel({ body: { provider: 'comfyui', document, name: 'My SDXL' } })
    expect(added).toMatchObject({ name: 'My SDXL', operations: ['text-to-image'], credits: 0, own: true })
    const { properties } = z.looseObject({ properties: z.record(z.string(), json) }).parse(added.extra)
    expect(properties['5.steps']).toMatchObject({ type: 'integer', title: 'Sampler: steps', default: 25 })
    expect(Object.keys(properties)).not.toContain('2.text')
    const id = await run(studio, 'text-to-image', {
      prompt: 'a fox in snow',
      model: added.id,
      width: 768,
      height: 512,
      seed: 11,
      parameters: { '5.steps': 12 },
    })
    await studio.until(id, 'completed')
    const graph = z.record(z.string(), z.looseObject({ inputs: json })).parse(sent('comfyui')['prompt'])
    expect(graph['2']?.inputs['text']).toBe('a fox in snow')
    expect(graph['4']?.inputs).toMatchObject({ width: 768, height: 512, batch_size: 1 })
    expect(graph['5']?.inputs).toMatchObject({ seed: 11, steps: 12, sampler_name: 'dpmpp_2m' })
    expect(
      await refused(
        run(studio, 'text-to-image', { prompt: 'a', model: added.id, parameters: { '5.steps': 'many' } }),
      ),
    ).toEqual(['parameters.5.steps'])
  })

  it('has a field for every file that it loads, by its node’s title, which takes one of the library', async () => {
    const { id: first } = await studio.client.uploadAsset({
      body: new Blob([Uint8Array.from(picture)], { type: 'image/png' }),
    })
    const document = {
      ...z.record(z.string(), z.json()).parse(workflow()),
      20: { class_type: 'LoadImage', inputs: { image: 'a.png' }, _meta: { title: 'Picture' } },
      21: { class_type: 'LoadImage', inputs: { image: 'b.png' }, _meta: { title: 'The face' } },
      22: {
        class_type: 'LoadImageMask',
        inputs: { image: 'c.png', channel: 'red' },
        _meta: { title: 'Hair' },
      },
      23: {
        class_type: 'LoadImageMask',
        inputs: { image: 'd.png', channel: 'red' },
        _meta: { title: 'Hat' },
      },
    }
    const added = await studio.client.addModel({ body: { provider: 'comfyui', document, name: 'Faces' } })
    expect(added).toMatchObject({ operations: ['inpaint'] })
    const { properties } = z.looseObject({ properties: z.record(z.string(), json) }).parse(added.extra)
    expect(properties['21.image']).toMatchObject({ title: 'The face', 'x-asset-kind': 'image' })
    expect(properties['23.image']).toMatchObject({ title: 'Hat', 'x-control': 'asset' })
    expect(Object.keys(properties)).not.toContain('20.image')
    const asked = {
      prompt: 'a hat',
      model: added.id,
      image: first,
      mask: first,
      parameters: { '21.image': `asset:${first}` },
    }
    const id = await run(studio, 'inpaint', asked)
    await studio.until(id, 'completed')
    const graph = z.record(z.string(), z.looseObject({ inputs: json })).parse(sent('comfyui')['prompt'])
    expect(graph['21']?.inputs['image']).toBe('example.png')
    expect(graph['23']?.inputs['image']).toBe('d.png')
    const strange = { ...asked, parameters: { '21.image': `asset:${id}` } }
    expect(await refused(run(studio, 'inpaint', strange))).toEqual(['parameters.21.image'])
    const nameless = { ...asked, parameters: { '21.image': 'asset:my picture' } }
    expect(await refused(run(studio, 'inpaint', nameless))).toEqual(['parameters.21.image'])
  })

  it.each([
    ['the editor’s own format', { nodes: [], links: [] }, 'Export (API)'],
    ['something else', { hello: 'you' }, 'Export (API)'],
    ['one that saves nothing', { 1: { class_type: 'LoadImage', inputs: { image: 'a.png' } } }, 'Save Image'],
  ])('is refused with what to do about it: %s', async (_, document, remedy) => {
    await expect(studio.client.addModel({ body: { provider: 'comfyui', document } })).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'document', message: expect.stringContaining(remedy) }],
    })
  })
})

describe('what is no picture', () => {
  const makes = async (
    operation: Parameters<typeof run>[1],
    file: Uint8Array,
    input: Record<string, unknown>,
  ) => {
    server('fal').world.file = file
    const id = await run(studio, operation, input)
    return studio.until(id, 'completed', 'failed')
  }
  const upload = (body: Uint8Array) =>
    studio.client.uploadAsset({
      body: new Blob([Uint8Array.from(body)], { type: 'application/octet-stream' }),
      query: {},
    })

  it('is made, kept and shown as what it is: a clip', async () => {
    const made = await makes('text-to-video', testFile('clip.mp4'), {
      prompt: 'a fox runs',
      model: 'ltx-2-fast',
      duration: 7,
      resolution: '720p',
      seed: 7,
    })
    expect(made).toMatchObject({ status: 'completed', credits_used: 24 })
    expect(made.images[0]).toMatchObject({ kind: 'video', width: 64, height: 48, media_type: 'video/mp4' })
    expect(made.images[0]?.duration_seconds).toBeCloseTo(1, 1)
    expect(made.warnings.map(({ field }) => field)).toEqual(['duration', 'resolution'])
    expect(sent('fal')).toMatchObject({ duration: 6, resolution: '1080p', aspect_ratio: '16:9' })
    const url = `${studio.url}${made.images[0]?.url ?? ''}`
    const part = await fetch(url, { headers: { range: 'bytes=0-3' } })
    expect([part.status, part.headers.get('content-type')]).toEqual([206, 'video/mp4'])
    const still = await fetch(`${url}?w=32&format=webp`)
    expect([still.status, still.headers.get('content-type')]).toEqual([200, 'image/webp'])
    const { recipe } = await studio.client.readRecipe({ body: await (await fetch(url)).blob() })
    expect(recipe).toMatchObject({ operation: 'text-to-video', input: { prompt: 'a fox runs' } })
    const { items } = await studio.client.listAssets({ query: { kind: 'video' } })
    expect(items).toHaveLength(1)
  })

  it('is made from what was uploaded, and priced by its length', async () => {
    const [clip, tone] = [await upload(testFile('clip.mp4')), await upload(testFile('tone.wav'))]
    expect([clip.kind, tone.kind, tone.duration_seconds]).toEqual(['video', 'audio', 0.5])
    const input = { video: clip.id, audio: tone.id, model: 'sync-lipsync-3' }
    const { credits } = await studio.client.estimateOperation({
      params: { operation: 'lip-sync' },
      body: input,
    })
    expect(credits).toBeCloseTo(13.333, 2)
    expect(await makes('lip-sync', testFile('clip.mp4'), input)).toMatchObject({ status: 'completed' })
    expect(sent('fal')).toEqual({
      video_url: expect.stringMatching(/^data:video\/mp4;base64,/),
      audio_url: expect.stringMatching(/^data:audio\/wav;base64,/),
    })
    expect(await refused(run(studio, 'lip-sync', { ...input, video: tone.id }))).toEqual(['video'])
  })

  it('is a 3D model, or a LoRA trained from pictures', async () => {
    const { id: image } = await upload(picture)
    const model = await makes('image-to-3d', emptyModel(), { image, model: 'triposr' })
    expect(model.images[0]).toMatchObject({ kind: 'model-3d', media_type: 'model/gltf-binary' })
    const images = [image, image, image, image]
    const lora = await makes('train-lora', emptyWeights(), {
      images,
      trigger: 'foxy',
      training_steps: 500,
      model: 'flux-lora-fast',
    })
    expect(lora).toMatchObject({ status: 'completed', credits_used: 100 })
    expect(lora.images[0]?.kind).toBe('lora')
    expect(sent('fal')).toMatchObject({
      trigger_word: 'foxy',
      steps: 500,
      is_style: false,
      images_data_url: expect.stringMatching(/^data:application\/zip;base64,UEs/),
    })
    const [weights] = lora.images
    const url = `${studio.url}${weights?.url ?? ''}`
    expect((await fetch(`${url}?w=64`)).status).toBe(422)
    // What was learned is used, by what knows LoRAs alone.
    const input = { prompt: 'foxy in the snow', lora: weights?.id, lora_scale: 0.8 }
    const { ways } = await studio.client.estimateOperation({
      params: { operation: 'text-to-image' },
      body: input,
    })
    expect(ways.map(({ model: id }) => id)).toEqual(['flux-dev-lora'])
    expect(await makes('text-to-image', picture, input)).toMatchObject({ status: 'completed' })
    expect(sent('fal')).toMatchObject({
      loras: [{ path: expect.stringMatching(/^https?:\/\/.+/), scale: 0.8 }],
    })
    expect(await refused(run(studio, 'text-to-image', { ...input, lora: image }))).toEqual(['lora'])
    expect(await refused(run(studio, 'text-to-image', { ...input, lora: 'mine' }))).toEqual(['lora'])
  })

  it('is told as a failure when it is not what was asked for', async () => {
    const made = await makes('text-to-video', picture, { prompt: 'a fox', model: 'ltx-2-fast' })
    expect(made).toMatchObject({
      status: 'failed',
      error: { code: 'provider_failed', message: 'The provider delivered a picture, no clip.' },
    })
  })
})
