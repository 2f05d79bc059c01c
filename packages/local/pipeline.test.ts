import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import type { LocalModel } from './document.ts'
import { noiseOf } from './noise.ts'
import { openPipeline, type Request } from './pipeline.ts'
import { tiny, tinyDocument, tinyModel } from './testing/tiny-models.ts'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

const request: Request = {
  prompt: 'a fox',
  negative: '',
  width: 64,
  height: 32,
  seed: 7,
  steps: 1,
  guidance: 1,
  scheduler: 'Euler',
}

/** The pixels that a tiny model paints. */
async function paint(
  files: ReadonlyMap<string, Uint8Array>,
  changes: Partial<Request> = {},
  how: Partial<LocalModel> = {},
): Promise<{ readonly data: Buffer; readonly width: number; readonly height: number }> {
  const home = await mkdtemp(path.join(tmpdir(), 'krya-tiny-'))
  folders.push(home)
  for (const [name, bytes] of files) {
    await mkdir(path.dirname(path.join(home, name)), { recursive: true })
    await writeFile(path.join(home, name), bytes)
  }
  const pipeline = await openPipeline(home, { ...tinyDocument, ...how }, 'cpu')
  try {
    const png = await pipeline.paint({ ...request, ...changes }, () => undefined)
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height }
  } finally {
    await pipeline.close()
  }
}

/** How far two pictures are apart at most, in steps of 256. */
const distance = (one: Buffer, other: Buffer): number =>
  Math.max(...one.map((value, at) => Math.abs(value - (other[at] ?? 0))))

describe('a model that runs here', () => {
  it('comes to the numbers that one reckons by hand', async () => {
    const { data, width, height } = await paint(tinyModel())
    expect([width, height]).toEqual([64, 32])
    // What it reads: two words of one and three letters, between their marks.
    const id = (token: string): number => tiny.vocabulary.indexOf(token)
    const read = ['<|startoftext|>', 'a</w>', 'f', 'o', 'x</w>']
    const ids = [...read, ...Array.from({ length: 77 - read.length }, () => '<|endoftext|>')].map(id)
    const meaning = ids.flatMap((one) => [0, 1, 2, 3].map((at) => tiny.meaningOf(one, at)))
    const mean = meaning.reduce((sum, value) => sum + value, 0) / meaning.length
    // The noise of the last of a thousand steps, by the published betas.
    const product = Array.from({ length: 1000 }, (_, at) => {
      const root = Math.sqrt(0.00085) + ((Math.sqrt(0.012) - Math.sqrt(0.00085)) * at) / 999
      return 1 - root * root
    }).reduce((all, alpha) => all * alpha, 1)
    const sigma = Math.sqrt((1 - product) / product)
    const noise = noiseOf(7)(4 * 4 * 8)
    const expected = Array.from({ length: 64 * 32 * 3 }, (_, at) => {
      const [channel, x, y] = [at % 3, Math.floor(at / 3) % 64, Math.floor(at / 3 / 64)]
      const sample = (noise[channel * 32 + Math.floor(y / 8) * 8 + Math.floor(x / 8)] ?? 0) * sigma
      const said = (tiny.seen * sample) / Math.sqrt(sigma ** 2 + 1) + tiny.heard * mean
      const latent = (sample - sigma * said) / tinyDocument.latentScale
      return Math.min(255, Math.max(0, Math.round((latent + 1) * 127.5)))
    })
    expect(distance(data, Buffer.from(expected))).toBeLessThanOrEqual(1)
    expect(new Set(expected).size).toBeGreaterThan(30)
  })

  it('paints the same from the same seed, and other things from other words and seeds', async () => {
    const files = tinyModel()
    const [first, again, words, seed] = await Promise.all([
      paint(files),
      paint(files),
      paint(files, { prompt: 'a zebra' }),
      paint(files, { seed: 8 }),
    ])
    expect(again.data.equals(first.data)).toBe(true)
    expect(words.data.equals(first.data)).toBe(false)
    expect(distance(seed.data, first.data)).toBeGreaterThan(10)
  })

  it('comes to about the same in half the precision', async () => {
    const [full, half] = [await paint(tinyModel()), await paint(tinyModel('sd', { precision: 'float16' }))]
    expect(distance(full.data, half.data)).toBeLessThanOrEqual(8)
    expect(half.data.equals(full.data)).toBe(false)
  })

  it.each(['Euler', 'Euler a', 'DPM++ 2M', 'LCM'] as const)('finishes by %s', async (scheduler) => {
    const { data } = await paint(tinyModel(), { scheduler, steps: 4 })
    expect(new Set(data).size).toBeGreaterThan(3)
  })

  it('goes away from the words that must not be in it', async () => {
    const files = tinyModel()
    const without = await paint(files, { guidance: 8 })
    const withFox = await paint(files, { guidance: 8, negative: 'a zebra' })
    expect(withFox.data.equals(without.data)).toBe(false)
    // The same words for and against leave the words alone.
    const same = await paint(files, { guidance: 8, negative: request.prompt })
    const plain = await paint(files)
    expect(distance(same.data, plain.data)).toBeLessThanOrEqual(1)
  })

  it('tells a distilled model its guidance', async () => {
    const files = tinyModel('sd', { isDistilled: true })
    const [low, high] = [await paint(files, { guidance: 2 }), await paint(files, { guidance: 12 })]
    expect(high.data.equals(low.data)).toBe(false)
  })

  it('reads with both encoders of SDXL, and tells it the size', async () => {
    const { data, width } = await paint(tinyModel('sdxl'), {}, { layout: 'sdxl' })
    expect(width).toBe(64)
    const other = await paint(tinyModel('sdxl'), { prompt: 'a zebra' }, { layout: 'sdxl' })
    expect(other.data.equals(data)).toBe(false)
  })

  it('begins from a picture, and keeps the more of it the less may change', async () => {
    const white = await sharp({ create: { width: 64, height: 32, channels: 3, background: '#ffffff' } })
      .png()
      .toBuffer()
    const brightness = async (strength: number) => {
      const { data } = await paint(tinyModel(), { steps: 4, from: { picture: white, strength } })
      return data.reduce((sum, value) => sum + value, 0) / data.length
    }
    expect(await brightness(0.1)).toBeGreaterThan((await brightness(1)) + 40)
  })

  it('says which file is missing', async () => {
    const files = new Map(tinyModel())
    files.delete('unet/model.onnx')
    await expect(paint(files)).rejects.toThrow(/unet/)
  })
})
