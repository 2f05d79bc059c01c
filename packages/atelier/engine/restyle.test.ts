import { type Picture, readPicture, type Tool } from '@krya/darkroom'
import { fileOfFixture, use } from '@krya/darkroom/testing'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { redraw, styleTransfer } from './restyle.ts'
import { vary } from './vary.ts'

const small = async (name: 'cat' | 'coffee' | 'brick'): Promise<Buffer> =>
  sharp(await fileOfFixture(name))
    .resize(240, 180, { fit: 'cover' })
    .png()
    .toBuffer()

/** How much neighbours differ, 0–255. */
function roughness({ width, height, data }: Picture): number {
  let sum = 0
  for (let y = 0; y < height; y += 1)
    for (let x = 1; x < width; x += 1) {
      const at = (y * width + x) * 4
      sum += Math.abs((data[at] ?? 0) - (data[at - 4] ?? 0))
    }
  return sum / (width * height)
}

const between = (a: Picture, b: Picture): number =>
  a.data.reduce((sum, value, at) => sum + Math.abs(value - (b.data[at] ?? 0)), 0) / a.data.length

const done = async (
  tool: Tool,
  files: Record<string, Uint8Array>,
  input: object,
  seed?: number,
): Promise<Picture> => readPicture((await use(tool, files, { ...input }, seed)).bytes)

/** Stripes of two blues, four pixels wide. */
const stripes = sharp(
  Buffer.from(
    '<svg width="200" height="160"><defs><pattern id="p" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#123"/><rect width="4" height="8" fill="#9bf"/></pattern></defs><rect width="200" height="160" fill="url(#p)"/></svg>',
  ),
)
  .png()
  .toBuffer()

describe('the style of another picture', () => {
  it('brings its colours and its texture along', async () => {
    const flat = await sharp({ create: { width: 200, height: 150, channels: 3, background: '#b64' } })
      .png()
      .toBuffer()
    const example = await stripes
    const painted = await done(styleTransfer, { image: flat, style_image: example }, { structure: 0 })
    expect(painted).toMatchObject({ width: 200, height: 150 })
    expect(roughness(painted)).toBeGreaterThan(0.5 * roughness(await readPicture(example)))
    const [red = 0, , blue = 0] = painted.data.subarray(40_000, 40_003)
    expect(blue).toBeGreaterThan(red)
  })

  it('leaves more of the picture’s own shapes the more they are to be kept, and all of them at strength 0', async () => {
    const files = { image: await small('cat'), style_image: await small('coffee') }
    const own = await readPicture(files.image)
    const [free, kept] = [
      await done(styleTransfer, files, { structure: 0 }),
      await done(styleTransfer, files, { structure: 1 }),
    ]
    const recoloured = await done(styleTransfer, files, { style: 'flat', structure: 0.5, strength: 0 })
    expect(between(recoloured, own)).toBe(0)
    expect(between(kept, own)).toBeLessThan(between(free, own))
    expect(await done(styleTransfer, files, { structure: 0, strength: 0 })).toEqual(own)
  })

  it('is the same for the same seed', async () => {
    const files = { image: await small('cat'), style_image: await small('brick') }
    expect(await done(styleTransfer, files, {}, 5)).toEqual(await done(styleTransfer, files, {}, 5))
  })
})

describe('image to image', () => {
  it('draws in what the words bring in, and says so; nothing else', async () => {
    const image = await small('coffee')
    const asked = (prompt: string) => use(redraw, { image }, { prompt, strength: 0.5, style: 'flat' })
    const [without, added] = [await asked('a cup of coffee'), await asked('a cup of coffee with a red apple')]
    expect(without.notes[0]?.message).toContain('with a red balloon')
    expect(added.notes[0]?.message).toMatch(/drew in: .*apple/)
    expect(between(await readPicture(added.bytes), await readPicture(without.bytes))).toBeGreaterThan(1)
  })

  it('leaves the picture as it is at strength 0', async () => {
    const image = await small('coffee')
    const same = await done(redraw, { image }, { prompt: 'with a dog', strength: 0 })
    expect(same).toEqual(await readPicture(image))
  })
})

describe('variations', () => {
  it('are further from the picture the more different they may be, each seed its own, each seed the same', async () => {
    const image = await small('cat')
    const own = await readPicture(image)
    const of = (variation: number, seed: number) => done(vary, { image }, { variation }, seed)
    expect(between(await of(0, 1), own)).toBeLessThan(0.5)
    const [little, much] = [await mean([1, 2, 3], 0.2, of, own), await mean([1, 2, 3], 1, of, own)]
    expect(little).toBeGreaterThan(1)
    expect(much).toBeGreaterThan(1.5 * little)
    expect(await of(0.5, 1)).not.toEqual(await of(0.5, 2))
    expect(await of(0.9, 3)).toEqual(await of(0.9, 3))
    expect(await of(0.5, 1)).toMatchObject({ width: own.width, height: own.height })
  })

  it('keep what is transparent', async () => {
    const image = await sharp({ create: { width: 90, height: 60, channels: 4, background: '#f004' } })
      .png()
      .toBuffer()
    const { data } = await done(vary, { image }, { variation: 0.3 })
    expect(data[3]).toBe(68)
  })
})

async function mean(
  seeds: readonly number[],
  variation: number,
  of: (variation: number, seed: number) => Promise<Picture>,
  own: Picture,
): Promise<number> {
  const all = await Promise.all(seeds.map(async (seed) => between(await of(variation, seed), own)))
  return all.reduce((sum, one) => sum + one, 0) / all.length
}
