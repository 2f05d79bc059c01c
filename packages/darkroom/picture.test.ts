import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readPicture, Unworkable, writePicture } from './picture.ts'
import { fileOfFixture } from './testing.ts'

const red = { create: { width: 32, height: 16, channels: 3, background: '#b4503c' } } as const
const middleOf = async (bytes: Uint8Array): Promise<number[]> => {
  const { data, width, height } = await readPicture(bytes)
  const at = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 4
  return [...data.subarray(at, at + 4)]
}

describe('a picture to work on', () => {
  it.each([
    ['PNG', () => sharp(red).png()],
    ['PNG of 16 bits', () => sharp(red).toColourspace('rgb16').png()],
    ['PNG with a palette', () => sharp(red).png({ palette: true })],
    ['JPEG', () => sharp(red).jpeg({ quality: 100 })],
    ['JPEG of Display P3', () => sharp(red).withIccProfile('p3').jpeg({ quality: 100 })],
    // A press has other colours: near is what can be had, inverted is what must not be.
    ['JPEG of CMYK', () => sharp(red).withIccProfile('cmyk').jpeg({ quality: 100 }), 25],
    ['WebP', () => sharp(red).webp({ quality: 100 })],
    ['AVIF', () => sharp(red).avif({ quality: 95 })],
    ['GIF', () => sharp(red).gif()],
    ['TIFF', () => sharp(red).tiff()],
  ])('has its own colours out of %s', async (_, make, tolerance = 8) => {
    const [r = 0, g = 0, b = 0, alpha] = await middleOf(await make().toBuffer())
    expect(alpha).toBe(255)
    for (const [seen, wanted] of [
      [r, 180],
      [g, 80],
      [b, 60],
    ] as const)
      expect(Math.abs(seen - wanted)).toBeLessThanOrEqual(tolerance)
  })

  it('stands upright as its EXIF says', async () => {
    const turned = await sharp(red).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    expect(await readPicture(turned)).toMatchObject({ width: 16, height: 32 })
  })

  it('is a drawing’s too', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="#c81e1e"/></svg>',
    )
    expect(await middleOf(svg)).toEqual([200, 30, 30, 255])
  })

  it('keeps what is transparent when it is written', async () => {
    const bytes = await sharp({ create: { ...red.create, channels: 4, background: '#c81e1e80' } })
      .png()
      .toBuffer()
    const [, , , alpha] = await middleOf(await writePicture(await readPicture(bytes)))
    expect(alpha).toBe(128)
    const opaque = await sharp(
      await writePicture(await readPicture(await sharp(red).png().toBuffer())),
    ).metadata()
    expect(opaque.hasAlpha).toBe(false)
  })

  it('is refused where it is none, is cut off, or is a bomb', async () => {
    const whole = await fileOfFixture('cat')
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    for (const bytes of [new Uint8Array(0), Buffer.from('no picture'), whole.subarray(0, 3000)])
      await expect(readPicture(bytes)).rejects.toThrow(/cannot be read/)
    await expect(readPicture(bomb)).rejects.toThrow(/has too many pixels/)
    await expect(readPicture(bomb)).rejects.toBeInstanceOf(Unworkable)
  })
})
