import { tmpdir } from 'node:os'
import { Unworkable } from '@krya/darkroom'
import { describe, expect, it } from 'vitest'
import { allOf, clipOf, seen, toneOf } from '../testing.ts'
import { openClip } from './open.ts'
import { samplesOf, soundFrom, soundOf } from './sound.ts'
import { writeClip } from './write.ts'

const shot = { width: 96, height: 64, rate: 24, seconds: 1 }
const ball = (moment: number): string =>
  `<rect width="96" height="64" fill="#204080"/><circle cx="${10 + 76 * moment}" cy="32" r="8" fill="#f04020"/>`
/** How loud it is: root of the mean square. */
const loudness = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, one) => sum + one * one, 0) / samples.length)

describe('a clip', () => {
  it('is read as it was written: size, rate, length, colours, frame by frame', async () => {
    const { clip, frames } = await seen(await clipOf(shot, ball))
    expect(clip).toMatchObject({ width: 96, height: 64, rate: 24, hasSound: false })
    expect(clip.seconds).toBeCloseTo(1, 1)
    expect(frames).toHaveLength(24)
    const [first, last] = [frames.at(0)?.data, frames.at(-1)?.data]
    const at = (x: number): number => (32 * 96 + x) * 4
    for (const [channel, wanted] of [0xf0, 0x40, 0x20].entries()) {
      expect(first?.[at(10) + channel]).toBeGreaterThan(wanted - 24)
      expect(first?.[at(10) + channel]).toBeLessThan(wanted + 24)
      expect(last?.[at(86) + channel]).toBeGreaterThan(wanted - 24)
    }
    expect(last?.[at(10)]).toBeLessThan(0x40)
  })

  it('is read at another size and rate', async () => {
    const clip = await openClip(await clipOf(shot, ball))
    const frames = await allOf(clip.frames({ width: 48, height: 32, rate: 12 }))
    expect(frames).toHaveLength(12)
    expect(frames[0]).toMatchObject({ width: 48, height: 32 })
  })

  it('has sound, which another can take over, cut to its length or followed by silence', async () => {
    const source = await clipOf({ ...shot, tone: 440 }, ball)
    expect(await openClip(source)).toMatchObject({ hasSound: true })
    const film = { width: 96, height: 64, rate: 24, scratch: tmpdir() }
    const longer = async function* longer() {
      const { frames } = await seen(source)
      yield* frames
      yield* frames
    }
    const { bytes } = await writeClip({ ...film, sound: soundOf(source, 'video', 2) }, longer())
    const samples = await samplesOf(bytes, 'video', 16_000)
    expect(samples.length / 16_000).toBeCloseTo(2, 1)
    expect(loudness(samples.subarray(0, 14_000))).toBeGreaterThan(0.3)
    expect(loudness(samples.subarray(18_000))).toBeLessThan(0.01)
  })

  it('keeps samples of one’s own', async () => {
    const film = { width: 96, height: 64, rate: 24, scratch: tmpdir() }
    const { frames } = await seen(await clipOf(shot, ball))
    const sound = soundFrom(toneOf(1, 1000), 48_000)
    const { bytes } = await writeClip(
      { ...film, sound },
      (async function* all() {
        yield* frames
      })(),
    )
    expect(loudness(await samplesOf(bytes, 'video', 16_000))).toBeCloseTo(0.35, 1)
  })

  it.each([
    ['on its side', [0, 1, -1, 0], 64, 96],
    ['upside down', [-1, 0, 0, -1], 96, 64],
    ['on its other side', [0, -1, 1, 0], 64, 96],
  ])('that a telephone wrote %s stands upright', async (_, turn, width, height) => {
    // One corner is red; where it goes tells how the clip was turned.
    const file = Buffer.from(
      await clipOf(
        shot,
        () => '<rect width="96" height="64" fill="#204080"/><rect width="24" height="24" fill="#f04020"/>',
      ),
    )
    const matrix = file.indexOf('tkhd') + 44
    const [a = 0, b = 0, c = 0, d = 0] = turn
    for (const [at, value] of [a, b, 0, c, d].entries()) file.writeInt32BE(value * 0x10000, matrix + at * 4)
    const { clip, frames } = await seen(file)
    expect(clip).toMatchObject({ width, height })
    const corner = { x: a + c < 0 ? width - 8 : 8, y: b + d < 0 ? height - 8 : 8 }
    expect(frames[0]?.data[(corner.y * width + corner.x) * 4]).toBeGreaterThan(200)
  })

  it('that is larger than 8K is refused, with what would help', async () => {
    const large = await clipOf({ width: 8704, height: 4608, rate: 5, seconds: 0.2 }, () => '')
    await expect(openClip(large)).rejects.toThrow('8704 × 4608')
  })

  it('is refused where it is none, with the field that is wrong', async () => {
    await expect(openClip(Buffer.from('#EXTM3U\nhttp://127.0.0.1/'))).rejects.toThrow(Unworkable)
    await expect(openClip(Buffer.from('no clip'), 'video')).rejects.toThrow('“video”')
    const clip = await clipOf(shot, ball)
    await expect(samplesOf(clip, 'audio', 16_000)).rejects.toThrow('Nothing is heard in the file of “audio”')
    await expect(openClip(clip.subarray(0, 40))).rejects.toThrow(Unworkable)
  })
})
