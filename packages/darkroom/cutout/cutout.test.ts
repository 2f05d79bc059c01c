import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Picture, readPicture, writePicture } from '../picture.ts'
import { type Fixture, fileOfFixture, fixture, maskFile, use } from '../testing.ts'
import { blurBackground, removeBackground, replaceBackground } from './index.ts'

const noDrawing = () => Promise.reject(new Error('nothing is to be drawn here'))

/** How much of what either has both have. */
function overlap(a: (at: number) => boolean, b: (at: number) => boolean, size: number): number {
  let both = 0
  let either = 0
  for (let at = 0; at < size; at += 1) {
    both += a(at) && b(at) ? 1 : 0
    either += a(at) || b(at) ? 1 : 0
  }
  return both / either
}

const isSolid =
  ({ data }: Picture) =>
  (at: number): boolean =>
    (data[at * 4 + 3] ?? 0) > 127

/** Something of a known shape. */
const cup = fileOfFixture('coffee').then((image) => use(removeBackground, { image }))

/** The same before something else. */
async function composedPicture(backdrop: Fixture): Promise<{ image: Buffer; shape: Picture }> {
  const { bytes } = await cup
  const shape = await readPicture(bytes)
  const image = await sharp(await fileOfFixture(backdrop))
    .resize(shape.width, shape.height, { fit: 'cover' })
    .composite([{ input: Buffer.from(bytes) }])
    .png()
    .toBuffer()
  return { image, shape }
}

describe('cutting out', () => {
  it.each(['grass', 'brick', 'rocket'] as const)('finds a shape again before %s', async (backdrop) => {
    const { image, shape } = await composedPicture(backdrop)
    const found = await readPicture((await use(removeBackground, { image })).bytes)
    expect(overlap(isSolid(found), isSolid(shape), shape.width * shape.height)).toBeGreaterThan(0.93)
  })

  it('gives its matte as a second picture', async () => {
    const image = await fileOfFixture('coffee')
    const cut = await readPicture((await cup).bytes)
    const matte = await readPicture((await use(removeBackground, { image }, { matte: true }, 7, 1)).bytes)
    expect(matte).toMatchObject({ width: cut.width, height: cut.height })
    const isWhite = (at: number): boolean => (matte.data[at * 4] ?? 0) > 127
    expect(overlap(isWhite, isSolid(cut), cut.width * cut.height)).toBeGreaterThan(0.99)
  })

  it('keeps and drops what was painted, and looks for edges around it', async () => {
    const image = await fileOfFixture('coffee')
    const size = await fixture('coffee')
    const corner = { left: 0, top: 0, width: 60, height: 60 }
    const middle = { left: size.width / 2 - 30, top: size.height / 2 - 30, width: 60, height: 60 }
    const files = { image, keep: await maskFile(size, corner), drop: await maskFile(size, middle) }
    const { data, width } = await readPicture((await use(removeBackground, files)).bytes)
    const alphaAt = (x: number, y: number): number => data[(y * width + x) * 4 + 3] ?? -1
    expect([alphaAt(5, 5), alphaAt(55, 55)]).toEqual([255, 255])
    expect(alphaAt(size.width / 2, size.height / 2)).toBe(0)
    const plain = await readPicture((await cup).bytes)
    const far = ((size.height - 1) * width + width - 1) * 4 + 3
    expect(data[far]).toBe(plain.data[far])
  })

  it('leaves no colour of the old background at soft edges', async () => {
    // A grey disc with a soft edge before pure green.
    const disc = Buffer.from(
      '<svg width="400" height="400"><rect width="400" height="400" fill="#0f0"/><defs><radialGradient id="g"><stop offset=".88" stop-color="#777"/><stop offset="1" stop-color="#777" stop-opacity="0"/></radialGradient></defs><circle cx="200" cy="200" r="140" fill="url(#g)"/></svg>',
    )
    const { data } = await readPicture((await use(removeBackground, { image: disc })).bytes)
    let green = 0
    let weight = 0
    for (let at = 0; at < data.length; at += 4) {
      const alpha = (data[at + 3] ?? 0) / 255
      if (alpha < 0.5) continue
      green += ((data[at + 1] ?? 0) - (data[at] ?? 0)) * alpha
      weight += alpha
    }
    expect(green / weight).toBeLessThan(6)
  })

  it('puts a colour, a gradient or a picture behind', async () => {
    const image = await fileOfFixture('astronaut')
    const corner = async (input: Record<string, unknown>, files: Record<string, Uint8Array> = {}) => {
      const made = await use(replaceBackground(noDrawing), { image, ...files }, input)
      const { data, width, height } = await readPicture(made.bytes)
      expect([width, height]).toEqual([512, 512])
      return [...data.subarray((10 * width + 10) * 4, (10 * width + 10) * 4 + 4)]
    }
    expect(await corner({ prompt: 'plain white' })).toEqual([255, 255, 255, 255])
    const [red = 0, , blue = 0] = await corner({ prompt: 'a gradient from navy to white' })
    expect(blue).toBeGreaterThan(red + 60)
    const brick = await fixture('brick')
    const picture = Buffer.from(await writePicture(brick))
    const [, green = 0] = await corner({ prompt: 'bricks' }, { background: picture })
    expect(Math.abs(green - (brick.data[(10 * 512 + 10) * 4 + 1] ?? 0))).toBeLessThan(3)
  })

  it('draws the background from other words, and says that it is drawn', async () => {
    const asked: string[] = []
    const draw = async (words: string, width: number, height: number): Promise<Uint8Array> => {
      asked.push(words)
      return sharp({ create: { width, height, channels: 3, background: '#246' } })
        .png()
        .toBuffer()
    }
    const made = await use(
      replaceBackground(draw),
      { image: await fileOfFixture('coffee') },
      { prompt: 'a beach at sunset' },
    )
    expect(asked).toEqual(['a beach at sunset'])
    expect(made.notes).toEqual([{ field: 'prompt', message: expect.stringContaining('illustration') }])
  })

  it('blurs what is behind and keeps what is in front sharp', async () => {
    const image = await fileOfFixture('coffee')
    const before = await fixture('coffee')
    const after = await readPicture((await use(blurBackground, { image }, { strength: 0.7 })).bytes)
    const roughness = ({ data, width }: Picture, left: number, top: number): number => {
      let sum = 0
      for (let y = top; y < top + 50; y += 1)
        for (let x = left; x < left + 50; x += 1) {
          const at = (y * width + x) * 4
          sum += Math.abs((data[at] ?? 0) - (data[at + 4] ?? 0))
        }
      return sum
    }
    expect(roughness(after, 530, 20)).toBeLessThan(0.3 * roughness(before, 530, 20))
    expect(roughness(after, 330, 260)).toBeGreaterThan(0.9 * roughness(before, 330, 260))
  })
})
