import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { Unworkable, readPicture } from '../picture.ts'
import { difference, fileOfFixture, fixture, use } from '../testing.ts'
import { readInstruction } from './commands.ts'
import { instructEdit } from './index.ts'

describe('an instruction', () => {
  it.each([
    ['brighter', [{ do: 'adjust', what: 'brightness', amount: 1 }]],
    ['make it slightly darker', [{ do: 'adjust', what: 'brightness', amount: -0.5 }]],
    ['increase the contrast by 50%', [{ do: 'adjust', what: 'contrast', amount: 2 }]],
    ['much less saturated', [{ do: 'adjust', what: 'saturation', amount: -1.8 }]],
    [
      'cooler, and add some grain',
      [
        { do: 'adjust', what: 'warmth', amount: -1 },
        { do: 'adjust', what: 'grain', amount: 1 },
      ],
    ],
    ['black and white', [{ do: 'adjust', what: 'grey', amount: 1 }]],
    ['make the sky pink', [{ do: 'recolour', thing: 'sky', colour: 'pink' }]],
    [
      'turn the car dark red then sharpen',
      [
        { do: 'recolour', thing: 'car', colour: 'dark red' },
        { do: 'adjust', what: 'sharpness', amount: 1 },
      ],
    ],
    ['change the dress to #c23b22', [{ do: 'recolour', thing: 'dress', colour: '#c23b22' }]],
    ['blur the background', [{ do: 'blur-background' }]],
    ['remove the background', [{ do: 'remove-background' }]],
    ['flip it', [{ do: 'flip', along: 'across' }]],
    ['mirror vertically', [{ do: 'flip', along: 'down' }]],
    ['rotate 12.5 degrees counter-clockwise', [{ do: 'turn', degrees: -12.5 }]],
    ['rotate right', [{ do: 'turn', degrees: 90 }]],
    ['crop to 16:9', [{ do: 'crop', ratio: 16 / 9 }]],
    ['crop it square', [{ do: 'crop', ratio: 1 }]],
  ])('“%s” is understood', (text, commands) => {
    expect(readInstruction(text)).toEqual({ commands, unread: [] })
  })

  it('gives back what it did not understand', () => {
    expect(readInstruction('warmer, and put a hat on the cat')).toEqual({
      commands: [{ do: 'adjust', what: 'warmth', amount: 1 }],
      unread: ['put a hat on the cat'],
    })
  })

  it('is read in good time, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        const { commands, unread } = readInstruction(text)
        expect(commands.length + unread.length).toBeLessThanOrEqual(text.length)
      }),
    )
    const started = performance.now()
    readInstruction('make the '.repeat(1100))
    readInstruction(`more ${'light '.repeat(1600)}`)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('editing by instruction', () => {
  const edit = async (prompt: string) =>
    use(instructEdit, { image: await fileOfFixture('coffee') }, { prompt })
  const meanOf = async (bytes: Uint8Array) => {
    const { channels } = await sharp(bytes).removeAlpha().stats()
    return channels.map(({ mean }) => mean)
  }

  it('does what was said to light and colour', async () => {
    const before = await meanOf(await fileOfFixture('coffee'))
    const [red = 0, green = 0, blue = 0] = before
    const bright = await meanOf((await edit('brighter')).bytes)
    expect(bright.every((mean, at) => mean > (before[at] ?? 0) + 5)).toBe(true)
    const cool = await meanOf((await edit('much cooler')).bytes)
    expect((cool[2] ?? 0) - (cool[0] ?? 0)).toBeGreaterThan(blue - red + 10)
    const [r = 0, g = 0, b = 0] = await meanOf((await edit('black and white')).bytes)
    expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(1)
    expect(Math.abs(g - (0.2126 * red + 0.7152 * green + 0.0722 * blue))).toBeLessThan(14)
  })

  it('turns, flips and crops', async () => {
    const { width, height } = await fixture('coffee')
    expect(await readPicture((await edit('rotate right')).bytes)).toMatchObject({
      width: height,
      height: width,
    })
    expect(await readPicture((await edit('crop to a square')).bytes)).toMatchObject({
      width: 400,
      height: 400,
    })
    const twice = await readPicture((await edit('flip it, mirror it')).bytes)
    expect(difference(twice, await fixture('coffee'))).toBe(0)
  })

  it('says what it did not understand, and refuses when it understood nothing', async () => {
    const { notes } = await edit('warmer and put a cat beside it')
    expect(notes).toEqual([{ field: 'prompt', message: expect.stringMatching(/^“put a cat beside it”/) }])
    await expect(edit('put a cat beside it')).rejects.toThrow(/does not understand “put a cat beside it”/)
    await expect(edit('make the sky wonderful')).rejects.toThrow(Unworkable)
  })
})
