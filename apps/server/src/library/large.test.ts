import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createAtelier } from '@krya/atelier'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openStudio, type TestStudio } from '../../testing/studio.ts'
import { sweepScratch } from '../storage/scratch.ts'
import { readRecipe } from './files/marking/read.ts'

const scratch = mkdtempSync(path.join(tmpdir(), 'krya-scratch-'))
let studio: TestStudio
beforeAll(async () => {
  studio = await openStudio({ providers: [createAtelier({ threads: 2, scratch })], waitMs: 90_000 })
})
afterAll(async () => {
  await studio.close()
  rmSync(scratch, { recursive: true })
})

const stripes = sharp({ create: { width: 240, height: 160, channels: 3, background: '#345' } }).composite([
  {
    input: { create: { width: 80, height: 160, channels: 3, background: '#f90' } },
    left: 0,
    top: 0,
  },
])

const binary = { 'content-type': 'application/octet-stream' }

async function upload(bytes: Uint8Array): Promise<{ id: string; media_type: string; width: number }> {
  const answer = await fetch(`${studio.url}/api/assets`, {
    method: 'POST',
    headers: binary,
    body: Uint8Array.from(bytes),
  })
  return z.object({ id: z.string(), media_type: z.string(), width: z.number() }).parse(await answer.json())
}

const run = (input: object): Promise<Response> =>
  fetch(`${studio.url}/api/run/upscale-image`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })

describe('pictures beyond 100 megapixels', () => {
  it('are stored as TIFF with their recipe, shown smaller and in squares, and leave nothing behind', async () => {
    const { id: image } = await upload(await stripes.png().toBuffer())
    const asked = { image, mode: 'fast', longest_side: 12_300, format: 'tiff' }
    const { id } = z.object({ id: z.string() }).parse(await (await run(asked)).json())
    const { images } = await studio.until(id, 'completed')
    const [made] = images
    expect(made).toMatchObject({ media_type: 'image/tiff', width: 12_300, height: 8200 })
    const url = `${studio.url}/api/assets/${made?.id ?? ''}`
    const file = Buffer.from(await (await fetch(url)).arrayBuffer())
    const told = await studio.client.describeAsset({ params: { id: made?.id ?? '' } })
    expect(file.length).toBe(told.bytes)
    const facts = await sharp(file, { limitInputPixels: false }).metadata()
    expect(facts).toMatchObject({ width: 12_300, height: 8200, format: 'tiff' })
    // Smaller copies of itself, each half as large.
    expect(facts.pages).toBeGreaterThan(4)
    expect((await readRecipe(file)).recipe).toMatchObject({ operation: 'upscale-image', input: asked })

    const small = await fetch(`${url}?w=4096&h=4096&format=jpeg&recipe=strip`)
    const shown = Buffer.from(await small.arrayBuffer())
    expect(await sharp(shown).metadata()).toMatchObject({ width: 4096, format: 'jpeg' })
    expect(shown.toString('latin1')).not.toContain('longest_side')

    const colourAt = async (place: string): Promise<number[]> => {
      const answer = await fetch(`${url}/tiles/${place}`)
      expect(answer.headers.get('content-type')).toBe('image/jpeg')
      const { channels } = await sharp(Buffer.from(await answer.arrayBuffer())).stats()
      return channels.map(({ mean }) => Math.round(mean / 17))
    }
    expect(await colourAt('14/0_0')).toEqual([15, 9, 0])
    expect(await colourAt('14/24_15')).toEqual([3, 4, 5])
    expect((await fetch(`${url}/tiles/14/25_0`)).status).toBe(404)
    expect((await fetch(`${url}/tiles/14/a_b`)).status).toBe(400)
    expect(readdirSync(scratch)).toEqual([])
  }, 120_000)
})

describe('TIFF', () => {
  it('is taken in and shown in formats that browsers read, its colours kept', async () => {
    const tiff = await stripes.clone().toColourspace('cmyk').tiff({ compression: 'lzw' }).toBuffer()
    const { id, ...facts } = await upload(tiff)
    expect(facts).toEqual({ media_type: 'image/tiff', width: 240 })
    const shown = await fetch(`${studio.url}/api/assets/${id}?format=webp`)
    const pixel = await sharp(Buffer.from(await shown.arrayBuffer()))
      .extract({ left: 20, top: 20, width: 1, height: 1 })
      .raw()
      .toBuffer()
    // #f90 as CMYK has it: it holds no such bright orange.
    expect([...pixel].map((value) => Math.round(value / 25))).toEqual([10, 6, 0])
  })

  it('is refused when it is cut off, as is HEIC, in words', async () => {
    const tiff = await stripes.clone().tiff().toBuffer()
    const refused = async (bytes: Uint8Array) =>
      z.object({ error: z.object({ code: z.string(), message: z.string() }) }).parse(
        await (
          await fetch(`${studio.url}/api/assets`, {
            method: 'POST',
            headers: binary,
            body: Uint8Array.from(bytes),
          })
        ).json(),
      ).error
    expect(await refused(tiff.subarray(0, 60))).toMatchObject({ code: 'unreadable_file' })
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')])
    expect(await refused(heic)).toMatchObject({
      code: 'unreadable_file',
      message: expect.stringContaining('HEIC'),
    })
  })
})

describe('files on their way', () => {
  it('are removed at the next start when nobody came for them, and only then', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'krya-scratch-'))
    writeFileSync(path.join(folder, 'old.tif'), 'x')
    writeFileSync(path.join(folder, 'new.tif'), 'x')
    const yesterday = new Date(Date.now() - 24 * 60 * 60_000)
    utimesSync(path.join(folder, 'old.tif'), yesterday, yesterday)
    await sweepScratch(folder)
    expect(readdirSync(folder)).toEqual(['new.tif'])
    await sweepScratch(path.join(folder, 'missing'))
    rmSync(folder, { recursive: true })
  })
})
