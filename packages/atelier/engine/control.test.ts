import { difference, fileOfFixture, fixture, use } from '@krya/darkroom/testing'
import { readPicture } from '@krya/darkroom'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { sketchToImage, structureToImage } from './control.ts'

const house = await sharp(
  Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300" fill="#fff"/><g fill="none" stroke="#222" stroke-width="4"><rect x="120" y="140" width="160" height="110"/><path d="M100 140L200 70L300 140Z"/></g></svg>',
  ),
)
  .png()
  .toBuffer()
/** Colour of one pixel. */
const at = ({ data, width }: { data: Uint8ClampedArray; width: number }, x: number, y: number) =>
  [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)] as const

describe('sketches', () => {
  it('are coloured in with what the words say, before the place they name', async () => {
    const { bytes, notes } = await use(
      sketchToImage,
      { image: house },
      { prompt: 'a red house on a green meadow', style: 'flat' },
    )
    const picture = await readPicture(bytes)
    const [red, green, blue] = at(picture, 200, 200)
    expect(red).toBeGreaterThan(1.5 * (green ?? 0))
    expect(red).toBeGreaterThan(1.5 * (blue ?? 0))
    const [grassRed, grassGreen] = at(picture, 40, 285)
    expect(grassGreen).toBeGreaterThan(grassRed ?? 0)
    expect(notes).toEqual([])
  })
  it('that close nowhere are drawn over the scene, and it is said', async () => {
    const open = await sharp(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="#fff"/><path d="M50 150L150 50" stroke="#000" stroke-width="4"/></svg>',
      ),
    )
      .png()
      .toBuffer()
    const { notes } = await use(sketchToImage, { image: open }, { prompt: 'a hill' })
    expect(notes[0]?.message).toContain('No closed shape')
  })
  it('are the same picture with the same seed', async () => {
    const [one, other, third] = await Promise.all(
      [1, 1, 2].map((seed) => use(sketchToImage, { image: house }, { prompt: 'a house by the sea' }, seed)),
    )
    expect(one?.bytes).toEqual(other?.bytes)
    expect(one?.bytes).not.toEqual(third?.bytes)
  })
})

/** How far what is bright in one is bright in the other: Pearson’s correlation. */
function likeness(a: { data: Uint8ClampedArray }, b: { data: Uint8ClampedArray }): number {
  const [x, y] = [a, b].map(({ data }) => data.filter((_, i) => i % 4 === 1))
  const mean = (of: Uint8ClampedArray): number => of.reduce((sum, one) => sum + one, 0) / of.length
  if (x === undefined || y === undefined) return 0
  const [mx, my] = [mean(x), mean(y)]
  let [both, own, other] = [0, 0, 0]
  for (const [i, value] of x.entries()) {
    both += (value - mx) * ((y[i] ?? 0) - my)
    own += (value - mx) ** 2
    other += ((y[i] ?? 0) - my) ** 2
  }
  return both / Math.sqrt(own * other)
}

describe('structures', () => {
  it('stay where they are, in the light that words describe', async () => {
    const coffee = await fixture('coffee')
    const make = async (prompt: string) =>
      readPicture(
        (await use(structureToImage, { image: await fileOfFixture('coffee') }, { prompt, style: 'gouache' }))
          .bytes,
      )
    const [night, day] = [await make('a forest at night'), await make('a sunny beach at noon')]
    expect([night.width, night.height]).toEqual([coffee.width, coffee.height])
    const bright = ({ data }: typeof night): number =>
      data.reduce((sum, one, i) => (i % 4 === 3 ? sum : sum + one), 0)
    expect(bright(day)).toBeGreaterThan(1.3 * bright(night))
    for (const one of [night, day]) expect(likeness(one, coffee)).toBeGreaterThan(0.7)
    expect(difference(night, day)).toBeGreaterThan(20)
  })
})
