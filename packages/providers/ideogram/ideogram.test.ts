import sharp from 'sharp'
import type { OperationId } from '@krya/contracts'
import type { InputFile, Json } from '@krya/provider-kit'
import { createHttp } from '@krya/provider-kit/http'
import { callTo, type FakeServer, startFake } from '@krya/provider-kit/testing'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { offerOf } from '../offering.ts'
import { ideogramFake } from './fake.ts'
import { ideogram } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeEach(async () => {
  server = await startFake(ideogramFake.answering)
})
afterEach(() => server.close())
afterAll(() => http.close())

const painted = (id: string, width: number, height: number, left: string, right: string): InputFile => ({
  id,
  mediaType: 'image/png',
  width,
  height,
  async bytes() {
    const half = { width: width / 2, height, channels: 3, background: right } as const
    const other = await sharp({ create: half }).png().toBuffer()
    return sharp({ create: { ...half, width, background: left } })
      .composite([{ input: other, left: width / 2, top: 0 }])
      .png()
      .toBuffer()
  },
})
const picture = painted('picture', 300, 200, '#a00', '#00a')
const mask = painted('mask', 30, 20, '#000', '#fff')

/** What is sent for an input, and where. */
async function sent(model: string, operation: OperationId, input: Record<string, Json>) {
  const { endpoint, wire = {} } = offerOf('ideogram', model, operation)
  const settings = ideogramFake.settings(server.url)
  const answer = await ideogram.submit(
    callTo(ideogram, { settings, http }, { endpoint, wire, input, files: [picture, mask], operation }),
  )
  expect(answer.state).toBe('accepted')
  const request = server.requests.at(-1)
  if (request === undefined) throw new Error('nothing was sent')
  const form = await request.form()
  const texts = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))
  return { path: request.path, texts, form }
}

async function pixels(form: FormData, field: string) {
  const file = form.get(field)
  if (!(file instanceof Blob)) throw new Error(`${field} is no file`)
  const { data, info } = await sharp(await file.arrayBuffer())
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return {
    size: [info.width, info.height],
    at: (x: number, y: number) => data[(y * info.width + x) * info.channels],
  }
}

describe('Ideogram', () => {
  it('is given a mask that is black where the picture is to be changed, of the picture’s size', async () => {
    const input = { image: picture.id, mask: mask.id, prompt: 'a blue door' }
    for (const model of ['ideogram-3', 'ideogram-4.5-edit']) {
      const { texts, form } = await sent(model, 'inpaint', input)
      expect(texts).toMatchObject({ prompt: 'a blue door', num_images: '1' })
      const { size, at } = await pixels(form, 'mask')
      expect(size).toEqual([300, 200])
      expect([at(10, 100), at(290, 100)]).toEqual([255, 0])
    }
  })

  it('remixes in the shape of the picture, closer to it the less strength there is', async () => {
    const input = { image: picture.id, prompt: 'in ink', strength: 0.7, negative_prompt: 'blur' }
    const { path, texts } = await sent('ideogram-3-turbo', 'image-to-image', input)
    expect(path).toBe('/v1/ideogram-v3/remix')
    expect(texts).toEqual({
      prompt: 'in ink',
      negative_prompt: 'blur',
      aspect_ratio: '3x2',
      image_weight: '30',
      num_images: '1',
      rendering_speed: 'TURBO',
    })
    const all = { ...input, strength: 1 }
    expect((await sent('ideogram-3', 'image-to-image', all)).texts).toMatchObject({ image_weight: '1' })
    const newer = await sent('ideogram-4', 'image-to-image', input)
    expect(newer.texts).toEqual({
      text_prompt: 'in ink',
      image_weight: '30',
      resolution: '2496x1664',
      rendering_speed: 'DEFAULT',
    })
  })

  it('goes beyond the edges of a picture on a canvas whose margin is masked', async () => {
    const input = { image: picture.id, left: 100, right: 0, top: 0, bottom: 50 }
    const { texts, form } = await sent('ideogram-4.5-edit', 'outpaint', input)
    expect(texts).toMatchObject({ prompt: 'Continue the picture beyond its edges.', quality: 'medium' })
    const canvas = await pixels(form, 'image')
    const margin = await pixels(form, 'mask')
    expect([canvas.size, margin.size]).toEqual([
      [400, 250],
      [400, 250],
    ])
    expect([margin.at(50, 100), margin.at(200, 100), margin.at(200, 240)]).toEqual([0, 255, 0])
    expect(canvas.at(50, 100)).toBe(128)
    expect(canvas.at(150, 100)).not.toBe(128)
    const said = await sent('ideogram-4.5-edit', 'outpaint', { ...input, prompt: 'a beach' })
    expect(said.texts['prompt']).toBe('a beach')
  })

  it('edits by words, with the further pictures that they speak of', async () => {
    const input = { image: picture.id, prompt: 'put this logo on the mug', references: [mask.id, mask.id] }
    const { path, form } = await sent('ideogram-4.5-edit', 'instruct-edit', input)
    expect(path).toBe('/v2/image/precise-edit/ideogram-4-5')
    expect(form.getAll('reference_images')).toHaveLength(2)
    expect(form.get('mask')).toBeNull()
  })

  it('makes pictures without a background from words, and of those that have one', async () => {
    const asked = { prompt: 'a fox logo', width: 1024, height: 1024 }
    const made = await sent('ideogram-3-transparent', 'text-to-image', asked)
    expect([made.path, made.texts['aspect_ratio']]).toEqual(['/v1/ideogram-v3/generate-transparent', '1x1'])
    const cut = await sent('ideogram-cutout', 'remove-background', { image: picture.id })
    expect([cut.path, [...cut.form.keys()]]).toEqual(['/v1/remove-background', ['image']])
  })
})

it('charges for an edit that its safety check keeps back', async () => {
  server.world.fate = 'moderated'
  const { endpoint, wire = {} } = offerOf('ideogram', 'ideogram-4.5-edit', 'instruct-edit')
  const settings = ideogramFake.settings(server.url)
  const input = { image: picture.id, prompt: 'a beach' }
  const call = callTo(ideogram, { settings, http }, { endpoint, wire, input, files: [picture] })
  expect(await ideogram.submit(call)).toMatchObject({ reason: 'content-refused', billed: 'yes' })
})
