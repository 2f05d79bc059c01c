import type { Wire } from '@krya/catalog'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Call, InputFile, Json } from '../spec/provider.ts'
import { toForm, toJson } from './encode.ts'
import { nearestRatio } from './ratio.ts'
import { writeBody } from './write.ts'

const file: InputFile = {
  id: 'f1',
  mediaType: 'image/png',
  width: 1,
  height: 1,
  bytes: async () => new Uint8Array(),
}
const never = () => Promise.reject(new Error('no network'))
const call = (wire: Wire, input: Record<string, Json>, seeds = [7]): Call<unknown> => ({
  operation: 'text-to-image',
  endpoint: 'e',
  wire,
  input,
  files: new Map([[file.id, file]]),
  seeds,
  idempotencyKey: 'k',
  onProgress: () => undefined,
  onPreview: () => undefined,
  settings: {},
  http: { send: never, stream: never, download: never, pull: never, dial: never },
  signal: AbortSignal.timeout(1_000),
})
const write = async (wire: Wire, input: Record<string, Json>, seeds?: number[]) => {
  const { body, warnings } = await writeBody(call(wire, input, seeds), async ({ id }) => `attached ${id}`)
  return { body: toJson(body), warnings }
}

describe('a body by its wire', () => {
  it('names LoRA weights with how much of them', async () => {
    const wire: Wire = { loras: { as: 'weights', field: 'lora', scale: 'lora_scale' } }
    const loras = [{ path: `attached ${file.id}`, scale: 0.5 }]
    expect((await write(wire, { lora: file.id, lora_scale: 0.5 })).body).toEqual({ loras })
    expect((await write(wire, { lora: file.id })).body).toEqual({ loras: [{ ...loras[0], scale: 1 }] })
    expect((await write(wire, { prompt: 'a fox' })).body).toEqual({})
  })

  it('links to a file where the service can fetch it from us, and says so where it cannot', async () => {
    const wire: Wire = { lora_weights: { as: 'link', field: 'lora' } }
    const asked = call(wire, { lora: file.id })
    const attach = async () => 'attached'
    const { body } = await writeBody({ ...asked, linkTo: ({ id }) => `https://here/${id}` }, attach)
    expect(body).toEqual({ lora_weights: 'https://here/f1' })
    await expect(writeBody(asked, attach)).rejects.toMatchObject({ kind: 'rejected', billed: 'no' })
    expect((await write(wire, { prompt: 'a fox' })).body).toEqual({})
  })

  it('says something fixed only beside what the input has', async () => {
    const wire: Wire = {
      'frames.1.type': { as: 'constant', value: 'image', beside: 'end_image' },
      'frames.1.url': { as: 'file', field: 'end_image' },
    }
    const given = { frames: { 1: { type: 'image', url: 'attached f1' } } }
    expect((await write(wire, { end_image: file.id })).body).toEqual(given)
    expect((await write(wire, { end_image: null })).body).toEqual({})
    expect((await write(wire, { prompt: 'a fox' })).body).toEqual({})
  })

  it('lists the files of two fields one after the other, each under a name where the endpoint wants that', async () => {
    const plainly: Wire = { images: { as: 'file', field: 'image', list: true, and: 'references' } }
    const named: Wire = {
      images: { as: 'file', field: 'image', list: true, and: 'references', under: 'image' },
    }
    const input = { image: file.id, references: [file.id, file.id] }
    const one = `attached ${file.id}`
    expect(await write(plainly, input)).toEqual({ body: { images: [one, one, one] }, warnings: [] })
    expect((await write(named, { image: file.id })).body).toEqual({ images: [{ image: one }] })
  })

  it('takes the nearest shape to that of a file, and says when it is another', async () => {
    const wire: Wire = { ratio: { as: 'ratio', of: ['1:1', '16:9'], by: 'x', like: 'image' } }
    const wide = { ...file, width: 1500, height: 900 }
    const asked = { ...call(wire, { image: file.id }), files: new Map([[file.id, wide]]) }
    const attach = async () => 'attached'
    expect(await write(wire, { image: file.id })).toEqual({ body: { ratio: '1x1' }, warnings: [] })
    expect(await writeBody(asked, attach)).toMatchObject({
      body: { ratio: '16x9' },
      warnings: [{ code: 'parameter-adjusted', field: 'image' }],
    })
    const unmeasured = { ...asked, files: new Map([[file.id, { ...file, width: null }]]) }
    expect((await writeBody(unmeasured, attach)).body).toEqual({})
  })

  it('takes no more of a number than was asked for, and says so', async () => {
    const wire: Wire = { factor: { as: 'nearest', field: 'scale', of: [2, 4, 8] } }
    expect(await write(wire, { scale: 4 })).toEqual({ body: { factor: 4 }, warnings: [] })
    expect(await write(wire, { scale: 7.5 })).toMatchObject({
      body: { factor: 4 },
      warnings: [{ code: 'parameter-adjusted', field: 'scale' }],
    })
    expect((await write(wire, { scale: 1 })).body).toEqual({ factor: 2 })
    expect((await write(wire, { prompt: 'a fox' })).body).toEqual({})
  })

  it('says pixels as a share of a picture’s side', async () => {
    const wire: Wire = {
      left: { as: 'share', field: 'left', of: 'image', side: 'width' },
      top: { as: 'share', field: 'top', of: 'image', side: 'height' },
    }
    const tall = { ...file, width: 300, height: 1000 }
    const asked = {
      ...call(wire, { image: file.id, left: 100, top: 0 }),
      files: new Map([[file.id, tall]]),
    }
    expect((await writeBody(asked, async () => 'attached')).body).toEqual({ left: 0.3333, top: 0 })
  })

  it('calls what a service trained by its name there', async () => {
    const wire: Wire = { version: { as: 'trained', field: 'lora' } }
    const its = { ...file, trained: { provider: 'p', name: 'a/b:1' } }
    const asked = { ...call(wire, { lora: file.id }), files: new Map([[file.id, its]]) }
    expect((await writeBody(asked, async () => 'attached')).body).toEqual({ version: 'a/b:1' })
    expect((await write(wire, { lora: file.id })).body).toEqual({})
  })

  it('takes the nearest of the sizes that a clip may have, and says once when it is another shape', async () => {
    const of = ['1920:1080', '1080:1080', '1080:1920']
    const wire: Wire = { w: { as: 'side', side: 'width', of }, h: { as: 'side', side: 'height', of } }
    expect(await write(wire, { aspect_ratio: '9:16' })).toEqual({ body: { w: 1080, h: 1920 }, warnings: [] })
    const odd = await write(wire, { aspect_ratio: '21:9', resolution: '1080p' })
    expect(odd.body).toEqual({ w: 1920, h: 1080 })
    expect(odd.warnings).toMatchObject([{ code: 'parameter-adjusted', field: 'aspect_ratio' }])
    // The picture it begins with has a shape, too.
    expect((await write(wire, { image: file.id })).body).toEqual({ w: 1080, h: 1080 })
  })

  it('has each field filled by its word, and leaves out what the input does not have', async () => {
    const wire: Wire = {
      text: { as: 'prompt' },
      negative: 'negative_prompt',
      'config.size': { as: 'size' },
      'config.shape': { as: 'size-text', by: 'x' },
      'config.side': { as: 'longest-side', of: { '1K': 1024, '2K': 2048 } },
      n: { as: 'count' },
      seed: { as: 'seed', below: 1000 },
      picture: { as: 'file', field: 'image' },
      pictures: { as: 'file', field: 'image', list: true },
      speed: { as: 'constant', value: 'fast' },
      scale: { as: 'choice', field: 'scale', of: { 2: '2x' } },
      keep: { as: 'scaled', field: 'strength', times: -1, plus: 1 },
    }
    const input = {
      prompt: 'a fox',
      style: 'oil',
      width: 1024,
      height: 1536,
      seed: 4321,
      image: 'f1',
      scale: 2,
      strength: 0.3,
    }
    expect((await write(wire, input, [4321, 4322])).body).toEqual({
      text: expect.stringMatching(/^a fox, oil painting/),
      config: { size: { width: 1024, height: 1536 }, shape: '1024x1536', side: '2K' },
      n: 2,
      seed: 321,
      picture: 'attached f1',
      pictures: ['attached f1'],
      speed: 'fast',
      scale: '2x',
      keep: 0.7,
    })
  })

  it('takes the nearest number that there is a word for, and says so', async () => {
    const wire: Wire = { scale: { as: 'choice', field: 'scale', of: { 2: '2x', 4: '4x' } } }
    expect(await write(wire, { scale: 4 })).toEqual({ body: { scale: '4x' }, warnings: [] })
    const { body, warnings } = await write(wire, { scale: 3 })
    expect(body).toEqual({ scale: '2x' })
    expect(warnings).toMatchObject([{ code: 'parameter-adjusted', field: 'scale' }])
  })

  it('says when only a near shape can be had', async () => {
    const wire: Wire = { ratio: { as: 'ratio', of: ['1:1', '16:9'], by: 'x' } }
    expect(await write(wire, { width: 1920, height: 1080 })).toEqual({
      body: { ratio: '16x9' },
      warnings: [],
    })
    const { body, warnings } = await write(wire, { width: 1000, height: 900 })
    expect(body).toEqual({ ratio: '1x1' })
    expect(warnings).toMatchObject([{ code: 'parameter-adjusted', field: 'width' }])
  })

  it('lets the model’s own parameters go over everything else', async () => {
    const input = { prompt: 'a fox', parameters: { steps: 3, extra: { deep: true } } }
    expect(
      (await write({ prompt: { as: 'prompt' }, steps: { as: 'constant', value: 9 } }, input)).body,
    ).toEqual({
      prompt: 'a fox',
      steps: 3,
      extra: { deep: true },
    })
  })

  it('refuses an input whose file is gone', async () => {
    await expect(write({ image: { as: 'file', field: 'image' } }, { image: 'nobody' })).rejects.toThrow(
      'The file that “image” names is gone.',
    )
  })

  it('keeps scaled numbers within their limits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: -5, max: 5, noNaN: true }), async (value) => {
        const { body } = await write(
          { x: { as: 'scaled', field: 'v', times: 3, min: 0, max: 1 } },
          { v: value },
        )
        expect(body).toSatisfy(({ x }: { x: number }) => x >= 0 && x <= 1)
      }),
    )
  })
})

describe('the nearest ratio', () => {
  it('is the ratio itself when it is on offer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (a, b) => {
        expect(nearestRatio(a * 64, b * 64, ['1:7', `${a}:${b}`, '9:1']).isExact).toBe(true)
      }),
    )
  })
})

describe('a form', () => {
  it('repeats lists, writes objects as JSON and gives files a name', () => {
    const form = toForm(
      { a: 1, list: ['x', 'y'], o: { b: true }, gone: null, f: new Blob(['p'], { type: 'image/jpeg' }) },
      (field) => `${field}[]`,
    )
    expect(form.getAll('list[]')).toEqual(['x', 'y'])
    expect(form.get('o')).toBe('{"b":true}')
    expect(form.has('gone')).toBe(false)
    const sent = form.get('f')
    expect(sent instanceof File && sent.name).toBe('f.jpg')
  })
})
