import { describe, expect, it } from 'vitest'
import { readPicture } from '../picture.ts'
import { difference, fileOfFixture, fixture, use } from '../testing.ts'
import { adjustImage } from './index.ts'

const cat = async (input: object) => {
  const { bytes, notes } = await use(adjustImage, { image: await fileOfFixture('cat') }, { ...input })
  return { picture: await readPicture(bytes), notes }
}

describe('adjusting a picture', () => {
  it('is exact: an inverted picture inverted again is the same', async () => {
    const { picture } = await cat({ adjustments: [{ kind: 'invert' }, { kind: 'invert' }] })
    expect(difference(picture, await fixture('cat'))).toBe(0)
  })

  it('takes a filter by its strength', async () => {
    const original = await fixture('cat')
    const { picture: none } = await cat({ filter: 'noir', strength: 0 })
    const { picture: half } = await cat({ filter: 'noir', strength: 0.5 })
    const { picture: full } = await cat({ filter: 'noir' })
    expect(difference(none, original)).toBe(0)
    expect(difference(half, original)).toBeCloseTo(difference(full, original) / 2, 0)
    expect(
      [0, 1, 2].map((channel) => full.data[40_000 + channel]).every((one, _, [first]) => one === first),
    ).toBe(true)
  })

  it('says when nothing was asked for', async () => {
    const { picture, notes } = await cat({})
    expect(difference(picture, await fixture('cat'))).toBe(0)
    expect(notes[0]?.message).toMatch(/nothing was changed/)
  })
})
