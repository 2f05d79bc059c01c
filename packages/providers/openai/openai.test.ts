import sharp from 'sharp'
import { createHttp } from '@krya/provider-kit/http'
import { type FakeServer, picture, pictureBase64, startFake } from '@krya/provider-kit/testing'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callOf, inputFile } from '../testing.ts'
import { openAiFake } from './fake.ts'
import { openAi } from './index.ts'

const http = createHttp()
let server: FakeServer
beforeEach(async () => {
  server = await startFake(openAiFake.answering)
})
afterEach(() => server.close())
afterAll(() => http.close())

const submit = () => openAi.submit(callOf(openAi, openAiFake.settings(server.url), http))
const preview = { type: 'image_generation.partial_image', b64_json: pictureBase64, partial_image_index: 0 }
const tooMuch = { type: 'error', error: { message: 'Rate limit reached.', code: 'rate_limit_exceeded' } }
const says = (...events: unknown[]) => server.break({ kind: 'answer', answer: { events } })

describe('a stream of OpenAI’s that goes wrong', () => {
  it('with an event that is no JSON is OpenAI’s fault, and may have been paid for', async () => {
    says('{"type": "image_generation.partial')
    await expect(submit()).rejects.toMatchObject({ kind: 'malformed-answer', billed: 'unknown' })
    says({ hello: 'you' })
    await expect(submit()).rejects.toMatchObject({ kind: 'malformed-answer', billed: 'unknown' })
  })

  it('for want of room may be asked again: it did not begin', async () => {
    says(tooMuch)
    await expect(submit()).rejects.toMatchObject({ kind: 'rate-limited', billed: 'no' })
  })

  it('after it began may have been paid for', async () => {
    says(preview, tooMuch)
    await expect(submit()).rejects.toMatchObject({ kind: 'rate-limited', billed: 'unknown' })
  })

  it('over the content is refused', async () => {
    says({ type: 'error', error: { message: 'Rejected.', code: 'moderation_blocked' } })
    expect(await submit()).toMatchObject({ reason: 'content-refused', billed: 'no' })
  })

  it('is passed over where an event is of a kind that is new to us', async () => {
    says(preview, { type: 'image_generation.thinking' }, { ...preview, type: 'image_generation.completed' })
    expect((await submit()).state).toBe('done')
  })
})

it('is given a mask that is transparent where ours is white, of the picture’s size', async () => {
  const half = await sharp(Buffer.from([0, 255]), { raw: { width: 2, height: 1, channels: 1 } })
    .png()
    .toBuffer()
  const mask = { ...inputFile, id: 'mask', width: 2, height: 1, bytes: async () => half }
  const done = await openAi.submit(
    callOf(openAi, openAiFake.settings(server.url), http, {
      operation: 'inpaint',
      wire: {
        'image[]': { as: 'file', field: 'image', list: true },
        mask: { as: 'transparency', field: 'mask', of: 'image' },
      },
      input: { image: inputFile.id, mask: mask.id },
      files: new Map([inputFile, mask].map((file) => [file.id, file])),
    }),
  )
  expect(done.state).toBe('done')
  const sent = server.requests.at(-1)
  expect(sent?.path).toBe('/images/edits')
  const form = await sent?.form()
  const given = form?.get('mask')
  if (!(given instanceof Blob)) throw new Error('no mask was sent')
  const png = await given.arrayBuffer()
  const size = await sharp(picture).metadata()
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
  expect([given.type, info.width, info.height, info.channels]).toEqual([
    'image/png',
    size.width,
    size.height,
    4,
  ])
  expect([data[3], data[info.width * 4 - 1]]).toEqual([255, 0])
})
