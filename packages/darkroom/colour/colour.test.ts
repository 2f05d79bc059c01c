import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Picture, readPicture } from '../picture.ts'
import { difference, fileOfFixture, fixture, use } from '../testing.ts'
import { searchAndRecolor } from './index.ts'
import { labOf, rgbOf } from './lab.ts'
import { inColoursOf } from './palette.ts'
import { colourOf } from './words.ts'

describe('colours', () => {
  it('come back from OKLab as they went in', () => {
    const value = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(value, value, value, (red, green, blue) => {
        const back = rgbOf(labOf(red, green, blue))
        for (const [at, one] of [red, green, blue].entries()) expect(back[at]).toBeCloseTo(one, 0)
      }),
    )
  })

  it('have Ottosson’s own values', () => {
    // bottosson.github.io/posts/oklab: white is (1, 0, 0); red as CSS Color 4 gives it.
    expect(labOf(255, 255, 255).l).toBeCloseTo(1, 4)
    const { l, a, b } = labOf(255, 0, 0)
    expect([l, a, b].map((one) => one.toFixed(3))).toEqual(['0.628', '0.225', '0.126'])
  })

  it.each([
    'teal',
    'sky blue',
    'a dark red',
    '#c23b22',
    'very dark green',
    'the colour mustard',
    'Light Pink',
  ])('are known by “%s”', (words) => expect(colourOf(words)).toBeDefined())
  it.each(['', 'wonderful', 'a cat', 'url(x)', '#zzz'])('are not known by “%s”', (words) =>
    expect(colourOf(words)).toBeUndefined(),
  )
})

describe('recolouring', () => {
  const recolour = async (name: 'astronaut' | 'rocket' | 'coffee', search: string, prompt: string) =>
    readPicture((await use(searchAndRecolor, { image: await fileOfFixture(name) }, { search, prompt })).bytes)
  const colourAt = ({ data, width }: Picture, x: number, y: number) => {
    const at = (y * width + x) * 4
    return labOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)
  }

  it('changes what has the colour that was named, and leaves the rest', async () => {
    const before = await fixture('astronaut')
    const after = await recolour('astronaut', 'the orange suit', 'royal blue')
    // The suit’s sleeve, her face, the studio’s wall.
    expect(colourAt(before, 100, 440).b).toBeGreaterThan(0.05)
    expect(colourAt(after, 100, 440).b).toBeLessThan(-0.05)
    for (const [x, y] of [
      [222, 122],
      [330, 60],
    ] as const)
      expect(Math.abs(colourAt(after, x, y).b - colourAt(before, x, y).b)).toBeLessThan(0.02)
  })

  it('keeps light and shadow', async () => {
    const before = await fixture('coffee')
    const after = await recolour('coffee', 'the red cup', 'teal')
    const [lit, dark] = [colourAt(after, 215, 265), colourAt(after, 250, 350)]
    const [wasLit, wasDark] = [colourAt(before, 215, 265), colourAt(before, 250, 350)]
    expect(Math.sign(lit.l - dark.l)).toBe(Math.sign(wasLit.l - wasDark.l))
  })

  it('finds the sky, however dark it is', async () => {
    const before = await fixture('rocket')
    const after = await recolour('rocket', 'sky', 'pink')
    expect(colourAt(after, 400, 60).a).toBeGreaterThan(0.02)
    // The ground below the lamps.
    const isGround = (at: number): boolean => Math.floor(at / 640) > 415 && at % 640 < 60
    expect(difference(after, before, isGround)).toBeLessThan(3)
  })

  it('says when what it found is a guess', async () => {
    const files = { image: await fileOfFixture('coffee') }
    const { notes } = await use(searchAndRecolor, files, { search: 'the dog', prompt: 'teal' })
    expect(notes).toEqual([{ field: 'search', message: 'Taken for “the dog”: what the picture is about.' }])
    const { notes: none } = await use(searchAndRecolor, files, { search: 'the background', prompt: 'teal' })
    expect(none).toEqual([])
  })

  it('says what it cannot find', async () => {
    await expect(recolour('coffee', 'the bicycle', 'teal')).rejects.toThrow('There is no “the bicycle”')
    await expect(recolour('coffee', 'the flux', 'teal')).rejects.toThrow('does not know “the flux”')
    await expect(recolour('coffee', 'the violet hat', 'teal')).rejects.toThrow('There is no “the violet hat”')
    await expect(recolour('coffee', 'the red cup', 'wonderful')).rejects.toThrow('is no colour')
  })
})

describe('colours of another picture', () => {
  it('are taken on as they lie there, wholly or in part', async () => {
    const [rocket, coffee] = [await fixture('rocket'), await fixture('coffee')]
    const meanOf = ({ data, width, height }: Picture) => {
      const sum = [0, 0, 0]
      for (let at = 0; at < data.length; at += 4)
        for (let channel = 0; channel < 3; channel += 1)
          sum[channel] = (sum[channel] ?? 0) + (data[at + channel] ?? 0) / (width * height)
      return sum
    }
    const [whole, half, none] = [1, 0.5, 0].map((strength) => inColoursOf(rocket, coffee, strength))
    if (whole === undefined || half === undefined || none === undefined) throw new Error('three')
    for (const [channel, mean] of meanOf(whole).entries())
      expect(Math.abs(mean - (meanOf(coffee)[channel] ?? 0))).toBeLessThan(12)
    expect(difference(none, rocket)).toBe(0)
    const way = difference(half, rocket) / difference(whole, rocket)
    expect(way).toBeGreaterThan(0.45)
    expect(way).toBeLessThan(0.55)
  })

  it('leave a picture as it is when they are its own', async () => {
    const cat = await fixture('cat')
    expect(difference(inColoursOf(cat, cat, 1), cat)).toBeLessThan(1)
  })

  it('may be a single one', async () => {
    const plain = { width: 8, height: 8, data: new Uint8ClampedArray(256).fill(200) }
    const cat = await fixture('cat')
    expect(difference(inColoursOf(cat, plain, 1), { ...cat, data: cat.data.map(() => 200) })).toBeLessThan(4)
    expect(inColoursOf(plain, cat, 1).data.every(Number.isFinite)).toBe(true)
  })
})
