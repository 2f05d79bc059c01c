import { createAtelier } from '@krya/atelier'
import { type FakeServer, startFake } from '@krya/provider-kit/testing'
import { services } from '@krya/providers'
import { fakes } from '@krya/providers/fakes'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testFile } from '../../testing/files.ts'
import { run } from '../../testing/run.ts'
import { openStudio, type TestStudio } from '../../testing/studio.ts'

const talkers = services.filter(({ id }) => id === 'nvidia' || id === 'ollama')
let studio: TestStudio
let nvidia: FakeServer
let image: string

const setUp = (id: string, values: Record<string, string>) =>
  studio.client.setProvider({ params: { id }, body: { enabled: true, values } })
const upload = async (bytes: Uint8Array, type: string) =>
  (await studio.client.uploadAsset({ body: new Blob([Uint8Array.from(bytes)], { type }) })).id

beforeAll(async () => {
  nvidia = await startFake(fakes['nvidia']?.answering ?? (() => undefined))
  studio = await openStudio({ providers: [createAtelier({ threads: 2 }), ...talkers], waitMs: 60_000 })
  const two = '<rect width="80" height="60" fill="#1b3a57"/><rect width="40" height="30" fill="#e8c547"/>'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="60">${two}</svg>`
  image = await upload(await sharp(Buffer.from(svg)).png().toBuffer(), 'image/png')
})
afterAll(async () => {
  await studio.close()
  await nvidia.close()
})

/** Does it and gives what came out, as the results show it and as its file is. */
async function made(operation: 'caption-image' | 'palette', input: object) {
  const { images, warnings } = await studio.until(
    await run(studio, operation, { image, ...input }),
    'completed',
  )
  const [one] = images
  if (one === undefined) throw new Error('nothing came out')
  const answer = await fetch(`${studio.url}${one.url}`)
  return { one, warnings, answer, text: await answer.text() }
}

describe('describing a picture', () => {
  it('gives a text, which is found by its words and never shown as a page', async () => {
    const { one, answer, text } = await made('caption-image', {})
    expect(one).toMatchObject({ kind: 'text', media_type: 'text/plain', text, width: 0, thumbhash: null })
    expect(text).toMatch(/landscape-format picture, mostly dark blue and yellow/)
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    const { items } = await studio.client.listAssets({ query: { text: 'landscape-format', kind: 'text' } })
    expect(items).toMatchObject([{ id: one.id, prompt: text }])
    const details = await studio.client.describeAsset({ params: { id: one.id } })
    expect(details).toMatchObject({
      seed: null,
      recipe: { operation: 'caption-image', input: { image } },
      metadata: { source: 'algorithmicMedia', caption: text },
    })
    const again = await run(studio, 'caption-image', details.recipe?.input ?? {})
    expect((await studio.until(again, 'completed')).images[0]?.text).toBe(text)
    const saved = await fetch(`${studio.url}${one.url}?download=true&recipe=strip`)
    expect(saved.headers.get('content-disposition')).toMatch(/\.txt"/)
    expect((await fetch(`${studio.url}${one.url}?w=64&format=png`)).status).toBe(422)
  })

  it('is done by a language model that is shown pictures, and by none that is not', async () => {
    await setUp('nvidia', { key: 'nvapi-test', base_url: nvidia.url })
    nvidia.world.says = ['```json\n{"caption": "a gold flag on a blue wall", "tags": ["flag"]}\n```']
    const { text, warnings } = await made('caption-image', {})
    expect(text).toBe('a gold flag on a blue wall')
    expect(warnings).toEqual([])
    expect(JSON.stringify(nvidia.requests.at(-1)?.json())).toContain('data:image/jpeg;base64,')
    nvidia.world.says = ['<think>hm</think>A flag, I would say.\u0000']
    expect((await made('caption-image', {})).text).toBe('A flag, I would say.')
    nvidia.break({ kind: 'answer', answer: { status: 402, json: { error: { message: 'no credits' } } } })
    const fallen = await made('caption-image', {})
    expect(fallen.text).toMatch(/mostly dark blue/)
    expect(fallen.warnings[0]).toMatchObject({ code: 'fell-back' })
    nvidia.mend()
    await studio.client.removeProvider({ params: { id: 'nvidia' } })
    await setUp('ollama', { base_url: nvidia.url, chat_model: 'llama3.1:8b' })
    const { items } = await studio.client.listModels({ query: { operation: 'caption-image' } })
    expect(items.filter(({ available }) => available)).toHaveLength(1)
    const asked = nvidia.requests.length
    expect((await made('caption-image', {})).warnings.map(({ code }) => code)).toEqual(['note'])
    expect(nvidia.requests.length).toBe(asked)
  })

  it('wants a picture, and says so', async () => {
    const video = await upload(testFile('clip.mp4'), 'video/mp4')
    await expect(run(studio, 'caption-image', { image: video })).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'image', message: `asset ${video} is a clip, not a picture` }],
    })
  })
})

describe('the palette of a picture', () => {
  it('is a sheet of swatches, with the colours beside it', async () => {
    const { one, text } = await made('palette', {})
    expect(one).toMatchObject({ kind: 'image', media_type: 'image/svg+xml', width: 1200, text: null })
    expect(text).toContain('<title>gold #')
    const { metadata } = await studio.client.describeAsset({ params: { id: one.id } })
    expect(metadata).toMatchObject({ colours: [{ share: expect.closeTo(0.75, 1) }, { name: 'gold' }] })
  })

  it.each([
    ['gpl', 'application/x-gimp-palette', /^GIMP Palette\nName: Krya\nColumns: 2\n/],
    ['json', 'application/json', /"name": "gold"/],
  ])('is a %s for other programs', async (format, mediaType, says) => {
    const { one, answer, text } = await made('palette', { format })
    expect(one).toMatchObject({ kind: 'text', media_type: mediaType, text: null })
    expect(answer.headers.get('content-type')).toContain(mediaType)
    expect(text).toMatch(says)
  })

  it.each([
    ['colors', { colors: 17 }],
    ['colors', { colors: 1 }],
    ['format', { format: 'ase' }],
  ])('refuses a wrong %s: %o', async (field, input) => {
    await expect(run(studio, 'palette', { image, ...input })).rejects.toMatchObject({
      code: 'invalid_input',
      status: 400,
      details: [{ field }],
    })
  })
})

it('text is not taken as an upload: its bytes do not tell what it is', async () => {
  await expect(
    upload(Buffer.from('GIMP Palette\nName: mine\n'), 'application/octet-stream'),
  ).rejects.toMatchObject({ code: 'unreadable_file' })
})
