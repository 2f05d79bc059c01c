import { readPicture, type Picture } from '@krya/darkroom'
import { difference, fileOfFixture, fixture, maskFile, use } from '@krya/darkroom/testing'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { inpaint, searchAndReplace } from './place.ts'

const hole = { left: 150, top: 120, width: 200, height: 240 }
const isHole = (at: number): boolean => {
  const [x, y] = [at % 512, Math.floor(at / 512)]
  return x >= 150 && x < 350 && y >= 120 && y < 360
}
const grassWith = async (
  prompt: string,
): Promise<{ picture: Picture; notes: readonly { message: string }[] }> => {
  const grass = await fixture('grass')
  const made = await use(
    inpaint,
    { image: await fileOfFixture('grass'), mask: await maskFile(grass, hole) },
    { prompt },
  )
  return { picture: await readPicture(made.bytes), notes: made.notes }
}

describe('inpainting', () => {
  it('draws what the words name, within the mask alone', async () => {
    const { picture, notes } = await grassWith('a red apple')
    const isRed = (at: number): boolean =>
      isHole(at) && (picture.data[at * 4] ?? 0) - (picture.data[at * 4 + 2] ?? 0) > 80
    expect(Array.from({ length: 512 * 512 }, (_, at) => at).filter(isRed).length).toBeGreaterThan(8000)
    expect(notes[0]?.message).toContain('an illustration')
    // Only its shadow reaches a little farther.
    const isFar = (at: number): boolean => at % 512 < 100 || Math.floor(at / 512) < 60
    expect(difference(picture, await fixture('grass'), isFar)).toBe(0)
  })
  it('fills with what is around when the words name nothing to draw', async () => {
    const { picture, notes } = await grassWith('seamless and lovely')
    expect(difference(picture, await fixture('grass'), (at) => !isHole(at))).toBe(0)
    expect(notes[0]?.message).toContain('filled with what is around')
  })
})

describe('replacing', () => {
  it('puts the one thing where the other was', async () => {
    const image = await sharp(await fileOfFixture('astronaut'))
      .resize(256, 256)
      .png()
      .toBuffer()
    const asked = { search: 'the person', prompt: 'a green tree' }
    const { bytes, notes } = await use(searchAndReplace, { image }, asked)
    const picture = await readPicture(bytes)
    const middle = (125 * 256 + 110) * 4
    expect(picture.data[middle + 1]).toBeGreaterThan(picture.data[middle] ?? 0)
    expect(notes.map(({ field }) => field)).toEqual(['prompt'])
    // The flag at the left edge.
    const before = await readPicture(image)
    expect(difference(picture, before, (at) => at % 256 < 4 && at < 256 * 50)).toBe(0)
  })
  it('says what it cannot draw, and what it cannot find', async () => {
    const image = await fileOfFixture('coffee')
    await expect(
      use(searchAndReplace, { image }, { search: 'the red cup', prompt: 'qwertz' }),
    ).rejects.toThrow('does not know “qwertz”')
    await expect(
      use(searchAndReplace, { image }, { search: 'the bicycle', prompt: 'a dog' }),
    ).rejects.toThrow('There is no “the bicycle” in the picture')
  })
})
