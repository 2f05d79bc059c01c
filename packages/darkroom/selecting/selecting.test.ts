import { describe, expect, it } from 'vitest'
import { readPicture, Unworkable } from '../picture.ts'
import { fileOfFixture, type Fixture, use } from '../testing.ts'
import { selectObject } from './index.ts'

const select = async (name: Fixture, input: object) => {
  const { bytes, notes } = await use(selectObject, { image: await fileOfFixture(name) }, { ...input })
  const { width, height, data } = await readPicture(bytes)
  /** How much of the mask is white about a place, 0–1. */
  const at = (x: number, y: number): number =>
    (data[(Math.floor(y * height) * width + Math.floor(x * width)) * 4] ?? 0) / 255
  return { at, notes }
}

describe('selecting', () => {
  it('goes by words', async () => {
    const { at } = await select('astronaut', { search: 'the subject' })
    expect([at(0.45, 0.25) > 0.9, at(0.6, 0.1) < 0.1]).toEqual([true, true])
    const { at: sky } = await select('rocket', { search: 'the sky' })
    expect(sky(0.1, 0.1)).toBeGreaterThan(0.8)
  })

  it('takes what the picture is about where it is pointed at', async () => {
    const { at } = await select('astronaut', { x: 0.45, y: 0.25 })
    expect([at(0.45, 0.25) > 0.9, at(0.6, 0.1) < 0.1]).toEqual([true, true])
  })

  it('and elsewhere the area of one colour', async () => {
    const { at } = await select('rocket', { x: 0.3, y: 0.1 })
    expect(at(0.3, 0.1)).toBeGreaterThan(0.8)
    expect(at(0.5, 0.95)).toBeLessThan(0.2)
  })

  it('says what it needs, and what it does not find', async () => {
    await expect(select('cat', {})).rejects.toThrow(/words .* or a point/)
    await expect(select('cat', { search: 'the umbrella' })).rejects.toThrow(Unworkable)
  })
})
