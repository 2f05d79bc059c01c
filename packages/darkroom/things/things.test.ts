import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { select } from '../colour/select.ts'
import { type Picture, readPicture } from '../picture.ts'
import { fileOfFixture, fixture } from '../testing.ts'
import { thingsIn } from './detect.ts'
import { thingIn } from './names.ts'

/** A person on the left, a cup on the right. */
const both = (async (): Promise<Picture> => {
  const person = await sharp(await fileOfFixture('astronaut'))
    .resize(480, 480)
    .toBuffer()
  const cup = await sharp(await fileOfFixture('coffee'))
    .resize(420, 280)
    .toBuffer()
  return readPicture(
    await sharp({ create: { width: 960, height: 480, channels: 3, background: '#b9b4a8' } })
      .composite([
        { input: person, left: 0, top: 0 },
        { input: cup, left: 520, top: 150 },
      ])
      .png()
      .toBuffer(),
  )
})()

/** How much of what was selected lies in the left half. */
async function shareOnTheLeft(words: string): Promise<number> {
  const { plane } = await select(await both, words)
  let [left, all] = [0, 0]
  for (let at = 0; at < plane.data.length; at += 1) {
    const share = plane.data[at] ?? 0
    all += share
    if (at % plane.width < plane.width / 2) left += share
  }
  return left / all
}

describe('things', () => {
  it('are found with their place, the surest first', async () => {
    const [person] = await thingsIn(await fixture('astronaut'))
    expect(person).toMatchObject({ thing: 'person' })
    const { left = 0, top = 0, width = 0, height = 0 } = person?.box ?? {}
    // Her face lies in it.
    expect(left < 225 && left + width > 225 && top < 120 && top + height > 120).toBe(true)
    expect((await thingsIn(await fixture('coffee'))).map(({ thing }) => thing)).toContain('cup')
    expect(await thingsIn(await fixture('grass'))).toEqual([])
  })

  it('are selected by name where they are, not elsewhere', async () => {
    expect(await shareOnTheLeft('the woman')).toBeGreaterThan(0.9)
    expect(await shareOnTheLeft('the cup')).toBeLessThan(0.1)
  })

  it('that are not there are said not to be', async () => {
    const refused = select(await fixture('grass'), 'the zebra')
    await expect(refused).rejects.toThrow('There is no “the zebra” in the picture that could be found.')
    await expect(select(await fixture('grass'), 'the flux')).rejects.toThrow('It does not know “the flux”.')
  })
})

describe('names of things', () => {
  it.each([
    ['the dog', 'dog', false],
    ['all dogs', 'dog', true],
    ['every cup', 'cup', true],
    ['two people', 'person', true],
    ['the teddy bear', 'teddy bear', false],
    ['a hot dog', 'hot dog', false],
    ['her mobile', 'cell phone', false],
    ['an orange', 'orange', false],
  ] as const)('“%s” is %s', (words, thing, all) => {
    expect(thingIn(words)).toEqual({ thing, all })
  })

  it.each(['the orange suit', 'the sky', 'catalogue', 'the table'])('“%s” is none', (words) => {
    expect(thingIn(words)).toBeUndefined()
  })
})
