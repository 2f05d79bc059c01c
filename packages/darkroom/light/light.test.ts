import { describe, expect, it } from 'vitest'
import { type Picture, readPicture } from '../picture.ts'
import { fileOfFixture, use } from '../testing.ts'
import { relight } from './index.ts'

const lit = async (input: Record<string, unknown>) => {
  const { bytes, notes } = await use(relight, { image: await fileOfFixture('astronaut') }, input)
  return { picture: await readPicture(bytes), notes }
}
/** Mean of a channel over a part of the picture. */
function mean(
  { data, width, height }: Picture,
  channel: number,
  within: (x: number, y: number) => boolean,
): number {
  let [sum, count] = [0, 0]
  for (let at = 0; at < width * height; at += 1) {
    if (!within((at % width) / width, Math.floor(at / width) / height)) continue
    sum += data[at * 4 + channel] ?? 0
    count += 1
  }
  return sum / count
}
const onFace =
  (side: 'left' | 'right') =>
  (x: number, y: number): boolean =>
    Math.hypot(x - 0.43, y - 0.23) < 0.08 && (side === 'left' ? x < 0.41 : x > 0.45)

describe('relighting', () => {
  it('is brighter on the side that the light comes from', async () => {
    const [left, right] = [await lit({ light_from: 'left' }), await lit({ light_from: 'right' })]
    const balance = ({ picture }: typeof left): number =>
      mean(picture, 1, onFace('left')) / mean(picture, 1, onFace('right'))
    expect(balance(left)).toBeGreaterThan(1.15 * balance(right))
  })

  it('has the colour of the light', async () => {
    const [blue, sunset] = [await lit({ prompt: 'cold blue' }), await lit({ prompt: 'a golden sunset' })]
    const everywhere = (): boolean => true
    const warmth = ({ picture }: typeof blue): number =>
      mean(picture, 0, everywhere) / mean(picture, 2, everywhere)
    expect(warmth(sunset)).toBeGreaterThan(1.3 * warmth(blue))
    expect(sunset.notes).toEqual([])
  })

  it('says when the words name no light', async () => {
    const { notes } = await lit({ prompt: 'wonderful' })
    expect(notes).toEqual([
      { field: 'prompt', message: 'No colour of light that Atelier knows was named, so it is white.' },
    ])
  })
})
