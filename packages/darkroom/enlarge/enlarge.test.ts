import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { ssim } from 'ssim.js'
import { describe, expect, it } from 'vitest'
import { readPicture, type Picture } from '../picture.ts'
import { difference, type Fixture, fileOfFixture, fixture, use } from '../testing.ts'
import { enlarge } from './enlarge.ts'
import { upscaleImage } from './index.ts'

/** SSIM (Wang et al. 2004): 1 for the same picture. */
const similarity = (a: Picture, b: Picture): number => ssim(a, b).mssim

/** What differs from its neighbours. */
const laplace = { width: 3, height: 3, kernel: [0, -1, 0, -1, 4, -1, 0, -1, 0] }

/** The picture cut to whole pixels of half its size, and that. */
async function halved(name: Fixture): Promise<{ truth: Picture; small: Buffer }> {
  const { width, height } = await fixture(name)
  const area = { left: 0, top: 0, width: width - (width % 2), height: height - (height % 2) }
  const truth = await sharp(await fileOfFixture(name))
    .extract(area)
    .png()
    .toBuffer()
  const small = await sharp(truth)
    .resize(area.width / 2, area.height / 2, { kernel: 'cubic' })
    .png()
    .toBuffer()
  return { truth: await readPicture(truth), small }
}

describe('enlarging', () => {
  it.each(['astronaut', 'cat', 'coffee', 'rocket'] as const)(
    'comes nearer to the %s that was made smaller than Lanczos does',
    async (name) => {
      const { truth, small } = await halved(name)
      const lanczos = await sharp(small)
        .resize(truth.width, truth.height, { kernel: 'lanczos3' })
        .png()
        .toBuffer()
      const plain = await readPicture(lanczos)
      const error = difference(plain, truth)
      for (const mode of ['fast', 'faithful']) {
        const { bytes } = await use(upscaleImage, { image: small }, { mode, scale: 2 })
        const larger = await readPicture(bytes)
        expect(difference(larger, truth), mode).toBeLessThan(error)
        expect(similarity(larger, truth), mode).toBeGreaterThan(similarity(plain, truth))
      }
    },
  )

  it('makes exactly the size that was asked for, by less than whole factors too', async () => {
    const image = await sharp(await fileOfFixture('cat'))
      .resize(101, 67)
      .png()
      .toBuffer()
    for (const [scale, width, height] of [
      [1, 101, 67],
      [1.5, 152, 101],
      [3.3, 333, 221],
      [8, 808, 536],
    ]) {
      const { bytes } = await use(upscaleImage, { image }, { mode: 'fast', scale })
      expect(await sharp(bytes).metadata()).toMatchObject({ width, height })
    }
  })

  it('shows no seam where tiles meet', async () => {
    // A slope has no edge anywhere, so none may be in the result.
    const slope = new Uint8ClampedArray(400 * 300 * 4)
    for (let at = 0; at < 400 * 300; at += 1)
      slope.set([(at % 400) / 2, 90, 200 - (at % 400) / 2, 255], at * 4)
    const image = await sharp(slope, { raw: { width: 400, height: 300, channels: 4 } })
      .png()
      .toBuffer()
    const { bytes } = await use(upscaleImage, { image }, { mode: 'faithful', scale: 2 })
    const { data, width, height } = await readPicture(bytes)
    let steepest = 0
    for (let y = 8; y < height - 8; y += 1)
      for (let x = 8; x < width - 9; x += 1) {
        const at = (y * width + x) * 4
        steepest = Math.max(steepest, Math.abs((data[at] ?? 0) - (data[at + 4] ?? 0)))
      }
    expect(steepest).toBeLessThanOrEqual(6)
  })

  it('keeps what is transparent', async () => {
    const image = await sharp({ create: { width: 40, height: 40, channels: 4, background: '#0000' } })
      .composite([
        {
          input: await sharp(await fileOfFixture('cat'))
            .resize(20, 20)
            .png()
            .toBuffer(),
        },
      ])
      .png()
      .toBuffer()
    const { bytes } = await use(upscaleImage, { image }, { mode: 'fast', scale: 2 })
    const { data } = await readPicture(bytes)
    const alphaAt = (x: number, y: number): number => data[(y * 80 + x) * 4 + 3] ?? -1
    expect([alphaAt(40, 40), alphaAt(2, 2), alphaAt(78, 78)]).toEqual([255, 0, 0])
  })

  it('writes what is very large as JPEG, and says so', async () => {
    const picture = await readPicture(
      await sharp(await fileOfFixture('cat'))
        .resize(160, 106)
        .png()
        .toBuffer(),
    )
    const scratch = await mkdtemp(path.join(tmpdir(), 'krya-'))
    const asked = { width: 12_800, height: 8480, weights: 'slim', detail: 0, sharpen: 0 } as const
    const made = await enlarge(picture, { ...asked, format: undefined, dpi: null, scratch }, () => undefined)
    expect(made).toMatchObject({ mediaType: 'image/jpeg', notes: [{ field: 'format' }] })
    const file = 'file' in made ? made.file : ''
    expect(path.dirname(file)).toBe(scratch)
    expect(await sharp(file, { limitInputPixels: false }).metadata()).toMatchObject({
      width: 12_800,
      height: 8480,
    })
    await rm(scratch, { recursive: true })
  })

  it('becomes as large as what it is made for', async () => {
    const image = await sharp(await fileOfFixture('coffee'))
      .resize(120, 80)
      .png()
      .toBuffer()
    const sizeOf = async (asked: object) => {
      const { bytes } = await use(upscaleImage, { image }, { mode: 'fast', scale: 2, ...asked })
      const { width, height, density, format } = await sharp(bytes).metadata()
      return { width, height, density, format }
    }
    // 15.2 cm at 300 dots an inch are 1,795 pixels; the shorter side must reach 10.2 cm, 1,205.
    expect(await sizeOf({ goal: 'print-10x15' })).toMatchObject({ width: 1808, height: 1205, density: 300 })
    expect(await sizeOf({ longest_side: 333 })).toMatchObject({ width: 333, height: 222 })
    expect(await sizeOf({ longest_side: 64 })).toMatchObject({ width: 64, height: 43 })
    expect(await sizeOf({ format: 'tiff', goal: 'print-10x15' })).toMatchObject({
      format: 'tiff',
      density: 300,
    })
    expect(await sizeOf({ format: 'jpeg' })).toMatchObject({ width: 240, format: 'jpeg' })
  })

  it('takes noise out before and sharpens after, as much as asked', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const
    const image = await sharp({ create: { width: 160, height: 106, channels: 3, background: '#000', noise } })
      .png()
      .toBuffer()
    const roughness = async (asked: object) => {
      const { bytes } = await use(upscaleImage, { image }, { mode: 'fast', scale: 2, ...asked })
      const { channels } = await sharp(bytes).greyscale().convolve(laplace).stats()
      return channels[0]?.stdev ?? 0
    }
    const plain = await roughness({})
    expect(await roughness({ denoise: 1 })).toBeLessThan(plain * 0.8)
    expect(await roughness({ sharpen: 1 })).toBeGreaterThan(plain * 1.2)
  })

  it('refuses JPEG for what is transparent, and says so', async () => {
    const image = await sharp({ create: { width: 80, height: 80, channels: 4, background: '#8888' } })
      .png()
      .toBuffer()
    await expect(use(upscaleImage, { image }, { mode: 'fast', scale: 2, format: 'jpeg' })).rejects.toThrow(
      'JPEG holds no transparency, which this picture has. Choose PNG or TIFF.',
    )
  })

  it('refuses what would be too large, and says so', async () => {
    const image = await sharp({ create: { width: 6000, height: 3000, channels: 3, background: '#888' } })
      .png()
      .toBuffer()
    await expect(use(upscaleImage, { image }, { mode: 'fast', scale: 8 })).rejects.toThrow(
      '48000 × 24000 is larger than 22000 pixels on a side. Choose a smaller scale.',
    )
    const clear = await sharp({ create: { width: 2000, height: 1500, channels: 4, background: '#8888' } })
      .png()
      .toBuffer()
    await expect(use(upscaleImage, { image: clear }, { mode: 'fast', scale: 8 })).rejects.toThrow(
      'A picture with transparency can have 100 megapixels at most',
    )
  })
})
