import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Picture, readPicture, Unworkable } from '../picture.ts'
import { difference, fileOfFixture, fixture, use } from '../testing.ts'
import { transformImage } from './index.ts'

const made = async (input: object, image?: Uint8Array): Promise<Picture> => {
  const { bytes } = await use(
    transformImage,
    { image: image ?? (await fileOfFixture('coffee')) },
    { ...input },
  )
  return readPicture(bytes)
}
const sizeOf = ({ width, height }: Picture) => [width, height]

describe('transforming a picture', () => {
  it('mirrors and turns by quarters without losing a bit', async () => {
    const original = await fixture('coffee')
    expect(difference(await made({}), original)).toBe(0)
    for (const flip of ['across', 'down']) {
      const once = await made({ flip })
      expect(difference(once, original)).toBeGreaterThan(10)
    }
    const quarter = await made({ rotate: 90 })
    expect(sizeOf(quarter)).toEqual([original.height, original.width])
    const back = await sharp(quarter.data, {
      raw: { width: quarter.width, height: quarter.height, channels: 4 },
    })
      .rotate(-90)
      .png()
      .toBuffer()
    expect(difference(await readPicture(back), original)).toBe(0)
  })

  it('crops by parts, to a shape, and to a size', async () => {
    expect(sizeOf(await made({ left: 0.5, bottom: 0.25 }))).toEqual([300, 100])
    expect(sizeOf(await made({ aspect: '1:1' }))).toEqual([400, 400])
    expect(sizeOf(await made({ aspect: '9:16' }))).toEqual([225, 400])
    expect(sizeOf(await made({ width: 300 }))).toEqual([300, 200])
    expect(sizeOf(await made({ height: 100 }))).toEqual([150, 100])
    expect(sizeOf(await made({ width: 50, height: 70 }))).toEqual([50, 70])
    await expect(made({ left: 0.6, right: 0.4 })).rejects.toThrow(Unworkable)
  })

  it('straightens without an empty corner, whatever the angle and shape', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -180, max: 180 }),
        fc.integer({ min: 8, max: 90 }),
        fc.integer({ min: 8, max: 90 }),
        async (rotate, width, height) => {
          const plain = await sharp({ create: { width, height, channels: 3, background: '#48a' } })
            .png()
            .toBuffer()
          const { data } = await made({ rotate }, plain)
          for (let at = 3; at < data.length; at += 4) expect(data[at]).toBeGreaterThan(250)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('puts a slanted sheet right', async () => {
    // A chessboard of four fields, seen at a slant.
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="#fff"/><polygon points="50,40 150,60 170,160 30,150" fill="#c00"/></svg>`
    const slanted = await sharp(Buffer.from(svg)).png().toBuffer()
    const { data, width, height } = await made(
      {
        corners: [
          [0.25, 0.2],
          [0.75, 0.3],
          [0.85, 0.8],
          [0.15, 0.75],
        ],
      },
      slanted,
    )
    let red = 0
    for (let at = 0; at < data.length; at += 4) red += Number((data[at + 1] ?? 255) < 100)
    expect(red / (width * height)).toBeGreaterThan(0.97)
    const crossed = [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
    ]
    await expect(made({ corners: crossed }, slanted)).rejects.toThrow(/in order/)
  })
})
