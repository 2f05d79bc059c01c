import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { chanceOf } from '../fill/match.ts'
import { type Picture, readPicture, through, writePicture } from '../picture.ts'
import { difference, fileOfFixture, fixture, use } from '../testing.ts'
import { restoreFaces, restoreImage } from './index.ts'

/** Gaussian, by Box and Muller. */
function noisy(picture: Picture, sigma: number): Picture {
  const chance = chanceOf(5)
  const gauss = (): number => Math.sqrt(-2 * Math.log(chance() + 1e-12)) * Math.cos(2 * Math.PI * chance())
  return {
    ...picture,
    data: picture.data.map((value, at) => (at % 4 === 3 ? value : value + sigma * gauss())),
  }
}
const restored = async (picture: Picture, input: Record<string, number>): Promise<Picture> =>
  readPicture((await use(restoreImage, { image: await writePicture(picture) }, input)).bytes)

describe('restoring', () => {
  it.each(['astronaut', 'cat', 'coffee', 'brick'] as const)(
    'halves the noise of %s, as much as it needs',
    async (name) => {
      const clean = await fixture(name)
      const bad = noisy(clean, 16)
      expect(difference(await restored(bad, { sharpen: 0 }), clean)).toBeLessThan(
        0.6 * difference(bad, clean),
      )
    },
  )

  it.each(['astronaut', 'cat', 'brick'] as const)('takes JPEG’s squares out of %s', async (name) => {
    const clean = await fixture(name)
    const bad = await through(clean, (pixels) => pixels.removeAlpha().ensureAlpha())
    const squared = await readPicture(
      await sharp(await writePicture(bad))
        .jpeg({ quality: 15 })
        .toBuffer(),
    )
    const better = await restored(squared, { sharpen: 0, denoise: 0 })
    expect(difference(better, clean)).toBeLessThan(difference(squared, clean))
  })

  it.each(['astronaut', 'cat', 'coffee', 'brick'] as const)(
    'brings %s nearer to what it was before it was blurred',
    async (name) => {
      const clean = await fixture(name)
      const bad = await through(clean, (pixels) => pixels.blur(1))
      const better = await restored(bad, { sharpen: 0.5, denoise: 0, deblock: 0 })
      expect(difference(better, clean)).toBeLessThan(0.9 * difference(bad, clean))
    },
  )

  it('leaves alone what needs nothing', async () => {
    const clean = await fixture('cat')
    expect(difference(await restored(clean, { sharpen: 0 }), clean)).toBeLessThan(0.5)
  })

  it('has no seam where bands meet, nor changes transparency', async () => {
    const { bytes } = await use(restoreImage, {
      image: await sharp({ create: { width: 2100, height: 2000, channels: 4, background: '#8fa4c380' } })
        .png()
        .toBuffer(),
    })
    const { data } = await readPicture(bytes)
    expect(new Set(data).size).toBe(4)
    expect(data[3]).toBe(128)
  })
})

describe('restoring faces', () => {
  it('works where skin is, and leaves what is far from it', async () => {
    const clean = await fixture('astronaut')
    const bad = noisy(clean, 14)
    const { bytes, notes } = await use(restoreFaces, { image: await writePicture(bad) })
    const better = await readPicture(bytes)
    const isFace = (at: number): boolean => Math.hypot((at % 512) - 222, Math.floor(at / 512) - 115) < 35
    const isWall = (at: number): boolean => at % 512 > 300 && at % 512 < 350 && Math.floor(at / 512) < 200
    expect(difference(better, clean, isFace)).toBeLessThan(0.8 * difference(bad, clean, isFace))
    expect(difference(better, bad, isWall)).toBeLessThan(2)
    expect(notes[0]?.message).toContain('drew no features')
  })

  it('says when there is no skin', async () => {
    await expect(use(restoreFaces, { image: await fileOfFixture('grass') })).rejects.toThrow(
      'none to be seen',
    )
  })
})
