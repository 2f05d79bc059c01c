import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Picture, readPicture } from '../picture.ts'
import { difference, fileOfFixture, fixture, maskFile, use } from '../testing.ts'
import { fill } from './fill.ts'
import { eraseObject, fillMask, outpaint } from './index.ts'
import { boundsOf, readMask } from './mask.ts'
import { makeSeamless } from './seamless.ts'

describe('filling', () => {
  it('changes nothing outside the hole', async () => {
    const brick = await fixture('brick')
    const hole = Uint8Array.from({ length: brick.width * brick.height }, (_, at) => {
      const [x, y] = [at % brick.width, Math.floor(at / brick.width)]
      return x >= 200 && x < 240 && y >= 200 && y < 240 ? 1 : 0
    })
    const filled = fill(brick, hole, 1, () => undefined)
    expect(difference(filled, brick, (at) => hole[at] === 0)).toBe(0)
    expect(difference(filled, brick, (at) => hole[at] === 1)).toBeGreaterThan(0)
  })

  it('takes a rocket out of the sky', async () => {
    const rocket = await fixture('rocket')
    const made = await use(eraseObject, {
      image: await fileOfFixture('rocket'),
      mask: await maskFile(rocket, { left: 295, top: 90, width: 60, height: 300 }),
    })
    const { data, width } = await readPicture(made.bytes)
    const meanAt = (left: number): number => {
      let sum = 0
      for (let y = 140; y < 240; y += 1)
        for (let x = left; x < left + 20; x += 1) sum += data[(y * width + x) * 4] ?? 0
      return sum / 2000
    }
    // As dark as the sky beside it; the rocket was white.
    expect(Math.abs(meanAt(315) - meanAt(250))).toBeLessThan(8)
  })

  it('gives the same picture for the same seed, and another for another', async () => {
    const files = {
      image: await fileOfFixture('grass'),
      mask: await maskFile({ width: 512, height: 512 }, { left: 100, top: 100, width: 60, height: 60 }),
    }
    const [first, again, other] = [
      await use(eraseObject, files, {}, 1),
      await use(eraseObject, files, {}, 1),
      await use(eraseObject, files, {}, 2),
    ]
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0)
    expect(Buffer.compare(first.bytes, other.bytes)).not.toBe(0)
  })

  it('continues a picture beyond its edges, by just as much as was asked', async () => {
    const before = await fixture('rocket')
    const made = await use(
      outpaint,
      { image: await fileOfFixture('rocket') },
      { left: 80, right: 0, top: 40, bottom: 7 },
    )
    const after = await readPicture(made.bytes)
    expect([after.width, after.height]).toEqual([before.width + 80, before.height + 47])
    const kept = await sharp(made.bytes)
      .extract({ left: 80, top: 40, width: before.width, height: before.height })
      .png()
      .toBuffer()
    expect(difference(await readPicture(kept), before)).toBe(0)
  })

  it('takes a mask of another size of the same shape, and what is transparent in it as black', async () => {
    const image = await fileOfFixture('cat')
    const mask = await sharp({ create: { width: 902, height: 600, channels: 4, background: '#fff0' } })
      .composite([
        {
          input: { create: { width: 100, height: 100, channels: 4, background: '#fff' } },
          left: 0,
          top: 0,
        },
      ])
      .png()
      .toBuffer()
    const before = await fixture('cat')
    const after = await readPicture((await use(fillMask, { image, mask })).bytes)
    const isFar = (at: number): boolean => at % 451 > 60 || Math.floor(at / 451) > 60
    expect(difference(after, before, isFar)).toBe(0)
    expect(difference(after, before, (at) => !isFar(at))).toBeGreaterThan(0)
  })

  it.each([
    [
      'of another shape',
      { width: 300, height: 300 },
      { left: 0, top: 0, width: 9, height: 9 },
      'of one shape',
    ],
    ['that is black', { width: 451, height: 300 }, { left: 0, top: 0, width: 1, height: 0 }, 'mask is empty'],
    [
      'that is white all over',
      { width: 451, height: 300 },
      { left: 0, top: 0, width: 451, height: 300 },
      'Too little is left',
    ],
  ])('says what is wrong with a mask %s', async (_, size, hole, message) => {
    const image = await fileOfFixture('cat')
    const mask =
      hole.height === 0
        ? await sharp({ create: { ...size, channels: 3, background: '#000' } })
            .png()
            .toBuffer()
        : await maskFile(size, hole)
    await expect(use(fillMask, { image, mask })).rejects.toThrow(message)
  })

  it('wants to know where to go beyond the edges', async () => {
    await expect(
      use(outpaint, { image: await fileOfFixture('cat') }, { left: 0, right: 0, top: 0, bottom: 0 }),
    ).rejects.toThrow('Say how far')
  })
})

describe('making seamless', () => {
  /** How much neighbours differ on both sides of a line, on the whole. */
  const stepAcross = ({ data, width, height }: Picture, at: number): number => {
    let sum = 0
    for (let y = 0; y < height; y += 1)
      for (let channel = 0; channel < 3; channel += 1)
        sum += Math.abs(
          (data[(y * width + (at % width)) * 4 + channel] ?? 0) -
            (data[(y * width + ((at + 1) % width)) * 4 + channel] ?? 0),
        )
    return sum / height / 3
  }

  it.each(['brick', 'grass', 'coffee'] as const)('leaves no seam in %s where it repeats', async (name) => {
    const before = await fixture(name)
    const after = await readPicture((await use(makeSeamless, { image: await fileOfFixture(name) })).bytes)
    expect([after.width, after.height]).toEqual([before.width, before.height])
    const within = Math.max(
      ...Array.from({ length: 40 }, (_, at) => stepAcross(after, Math.round((at * after.width) / 40) + 3)),
    )
    // Where the right edge meets the left one, and where the new part meets the old.
    expect(stepAcross(after, after.width - 1)).toBeLessThanOrEqual(within * 1.1)
    const middle = (at: number): boolean => {
      const x = at % after.width
      const y = Math.floor(at / after.width)
      return (
        x > after.width * 0.2 && x < after.width * 0.8 && y > after.height * 0.2 && y < after.height * 0.8
      )
    }
    expect(difference(after, before, middle)).toBe(0)
  })

  it('works at odd sizes, and says when a picture is too small', async () => {
    const odd = await sharp(await fileOfFixture('grass'))
      .resize(131, 97)
      .png()
      .toBuffer()
    const made = await use(makeSeamless, { image: odd }, { blend: 0.3 })
    expect(await sharp(made.bytes).metadata()).toMatchObject({ width: 131, height: 97 })
    const small = await sharp(odd).resize(40, 40).png().toBuffer()
    await expect(use(makeSeamless, { image: small })).rejects.toThrow('at least 64 pixels')
  })
})

describe('masks', () => {
  it('reach a little beyond what was painted, so that no rim is left', async () => {
    const size = { width: 40, height: 40 }
    const mask = await maskFile(size, { left: 10, top: 10, width: 20, height: 20 })
    const picture = { ...size, data: new Uint8ClampedArray(40 * 40 * 4) }
    const [plain, wide] = [await readMask(mask, picture, 0), await readMask(mask, picture, 2)]
    const share = (one: Uint8Array): number => one.reduce((sum, on) => sum + on, 0)
    expect(share(plain)).toBe(400)
    expect(share(wide)).toBe(24 * 24)
    expect(boundsOf(wide, size)).toEqual({ left: 8, top: 8, width: 24, height: 24 })
  })
})
