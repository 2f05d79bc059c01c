import type { Picture } from '@krya/darkroom'
import { fileOfFixture, use } from '@krya/darkroom/testing'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { allOf, clipOf, seen } from '../testing.ts'
import { openClip } from '../clip/open.ts'
import { interpolateVideo } from './index.ts'

const shot = { width: 320, height: 180, rate: 10, seconds: 1 }
const ballAt = (moment: number): number => 40 + 240 * moment
const ball = (moment: number): string =>
  `<rect width="320" height="180" fill="#204080"/><path d="M0 150 L80 110 L170 160 L320 90 V180 H0 Z" fill="#3a6a4a"/><circle cx="${ballAt(moment)}" cy="70" r="22" fill="#f0d020"/>`

/** The middle of what is yellow, and how wide it is. */
function yellowIn({ width, height, data }: Picture): { x: number; width: number } {
  const columns: number[] = []
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      if ((data[at] ?? 0) > 170 && (data[at + 2] ?? 0) < 110) columns.push(x)
    }
  return {
    x: columns.reduce((sum, x) => sum + x, 0) / columns.length,
    width: Math.max(...columns) - Math.min(...columns),
  }
}

describe('smoothing a clip', () => {
  it('puts each thing where it would be: a ball half-way, whole and once', async () => {
    const made = await use(interpolateVideo, { video: await clipOf(shot, ball) }, { between: 1 })
    const { clip, frames } = await seen(made.bytes)
    expect(clip).toMatchObject({ width: 320, height: 180, rate: 20 })
    expect(clip.seconds).toBeCloseTo(1, 1)
    expect(frames).toHaveLength(20)
    for (const [at, frame] of frames.slice(0, 19).entries()) {
      const { x, width } = yellowIn(frame)
      expect(Math.abs(x - ballAt(at / 18)), `frame ${at}`).toBeLessThan(2)
      expect(Math.abs(width - 44), `frame ${at}`).toBeLessThan(6)
    }
  })

  it('keeps sound and length, with several between', async () => {
    const video = await clipOf({ ...shot, tone: 440 }, ball)
    const { bytes, notes } = await use(interpolateVideo, { video }, { between: 3 })
    const { clip, frames } = await seen(bytes)
    expect(clip).toMatchObject({ rate: 40, hasSound: true })
    expect(clip.seconds).toBeCloseTo(1, 1)
    expect(frames).toHaveLength(40)
    expect(notes).toEqual([])
  })

  it('leaves a cut a cut', async () => {
    const pictures = await Promise.all(
      (['astronaut', 'coffee'] as const).map(async (name) => {
        const file = await sharp(await fileOfFixture(name))
          .resize(320, 180)
          .png()
          .toBuffer()
        return `<image href="data:image/png;base64,${file.toString('base64')}" width="320" height="180"/>`
      }),
    )
    const video = await clipOf(shot, (moment) => pictures[moment < 0.5 ? 0 : 1] ?? '')
    const { frames } = await seen((await use(interpolateVideo, { video }, { between: 2 })).bytes)
    const [first, last] = [frames[0], frames.at(-1)]
    if (first === undefined || last === undefined) throw new Error('no frames')
    for (const frame of frames)
      expect(Math.min(meanDifference(frame, first), meanDifference(frame, last))).toBeLessThan(6)
  })

  it('goes no further than screens do, and says so', async () => {
    const fast = await clipOf({ ...shot, rate: 60, seconds: 0.25 }, ball)
    const { bytes, notes } = await use(interpolateVideo, { video: fast }, { between: 4 })
    const frames = await allOf((await openClip(bytes)).frames({ rate: 120 }))
    expect(frames).toHaveLength(30)
    for (const [at, frame] of frames.slice(1, 29).entries())
      expect(yellowIn(frame).x, `frame ${at + 1}`).toBeGreaterThan(yellowIn(frames[at] ?? frame).x)
    expect(notes).toEqual([
      { field: 'between', message: expect.stringContaining('60 frames a second already') },
    ])
    const usual = await clipOf({ ...shot, rate: 24, seconds: 0.125 }, ball)
    expect((await use(interpolateVideo, { video: usual }, { between: 3 })).notes).toEqual([
      { field: 'between', message: expect.stringContaining('96 frames a second') },
    ])
  })

  it('takes clips of one frame, of few pixels, and such as break off, and says so', async () => {
    const one = await clipOf({ ...shot, seconds: 0.1 }, ball)
    expect(
      (await seen((await use(interpolateVideo, { video: one }, { between: 2 })).bytes)).frames,
    ).toHaveLength(3)
    const small = await clipOf({ ...shot, width: 2, height: 2 }, () => '')
    expect(
      (await seen((await use(interpolateVideo, { video: small }, { between: 1 })).bytes)).frames,
    ).toHaveLength(20)
    const long = await clipOf({ ...shot, seconds: 4 }, ball)
    const { bytes, notes } = await use(
      interpolateVideo,
      { video: long.subarray(0, Math.floor(long.length * 0.6)) },
      { between: 1 },
    )
    expect((await openClip(bytes)).seconds).toBeGreaterThan(1)
    expect(notes).toEqual([
      { field: 'video', message: expect.stringMatching(/breaks off after [\d.]+ of 4.0 seconds/) },
    ])
  })
})

function meanDifference(a: Picture, b: Picture): number {
  let sum = 0
  for (let at = 0; at < a.data.length; at += 1) sum += Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0))
  return sum / (a.width * a.height * 3)
}
