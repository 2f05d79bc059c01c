import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readPicture } from '../picture.ts'
import { difference, fileOfFixture, fixture, use } from '../testing.ts'
import { vectorizeImage } from './index.ts'

const trace = async (image: Uint8Array, input = {}): Promise<string> => {
  const { bytes, mediaType } = await use(vectorizeImage, { image }, input)
  expect(mediaType).toBe('image/svg+xml')
  return new TextDecoder().decode(bytes)
}
const pathsOf = (svg: string): number => svg.split('<path').length - 1

describe('tracing', () => {
  it('draws the picture in curves, of its own size', async () => {
    const svg = await trace(await fileOfFixture('coffee'), { colors: 'many', smoothness: 0 })
    expect(await sharp(Buffer.from(svg)).metadata()).toMatchObject({ width: 600, height: 400, format: 'svg' })
    const drawn = await readPicture(Buffer.from(svg))
    expect(difference(drawn, await fixture('coffee'))).toBeLessThan(16)
  })

  it('uses fewer shapes for fewer colours and for smoother ones', async () => {
    const image = await fileOfFixture('cat')
    const [many, some, few] = await Promise.all(
      ['many', 'some', 'few'].map(async (colors) => pathsOf(await trace(image, { colors }))),
    )
    expect(few ?? 0).toBeLessThan(some ?? 0)
    expect(some ?? 0).toBeLessThan(many ?? 0)
    expect(pathsOf(await trace(image, { smoothness: 1 }))).toBeLessThan(
      pathsOf(await trace(image, { smoothness: 0 })),
    )
  })

  it('uses two colours for black and white', async () => {
    const svg = await trace(await fileOfFixture('coffee'), { colors: 'black and white' })
    const fills = new Set([...svg.matchAll(/fill="([^"]*)"/g)].map(([, fill]) => fill))
    expect(fills.size).toBe(1)
  })

  it('keeps the size of a picture that is too large to be traced whole', async () => {
    const image = await sharp(await fileOfFixture('cat'))
      .resize(3608, 2400)
      .jpeg()
      .toBuffer()
    expect(await trace(image, { colors: 'few' })).toMatch(/width="3608" height="2400"/)
  })
})
