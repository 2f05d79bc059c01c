import { tmpdir } from 'node:os'
import { type Picture, readPicture, resized, through } from '@krya/darkroom'
import { difference, fileOfFixture, use } from '@krya/darkroom/testing'
import { ssim } from 'ssim.js'
import { describe, expect, it } from 'vitest'
import { openClip } from '../clip/open.ts'
import { writeClip } from '../clip/write.ts'
import { clipOf, seen } from '../testing.ts'
import { upscaleVideo } from './index.ts'

const shot = { width: 96, height: 54, rate: 12, seconds: 0.5 }
const drawing = (moment: number): string =>
  `<rect width="100%" height="100%" fill="#2a5"/><circle cx="${20 + 40 * moment}" cy="27" r="12" fill="#fe2"/>`

/** Frames of a camera that goes over a photograph, and the clip of half their size. */
async function pan(): Promise<{ truth: readonly Picture[]; video: Uint8Array }> {
  const photograph = await readPicture(await fileOfFixture('cat'))
  const truth = await Promise.all(
    Array.from({ length: 6 }, (_, at) =>
      through(photograph, (pixels) =>
        pixels.extract({ left: 80 + 6 * at, top: 30 + 2 * at, width: 256, height: 192 }),
      ),
    ),
  )
  const film = { width: 128, height: 96, rate: 12, scratch: tmpdir() }
  const { bytes } = await writeClip(
    film,
    (async function* all() {
      for (const frame of truth) yield await resized(frame, 128, 96)
    })(),
  )
  return { truth, video: bytes }
}

describe('enlarging a clip', () => {
  it('comes nearer to what was made smaller than Lanczos does, in each frame', async () => {
    const { truth, video } = await pan()
    const { bytes, notes } = await use(upscaleVideo, { video }, { scale: 2 })
    const { clip, frames } = await seen(bytes)
    expect(clip).toMatchObject({ width: 256, height: 192, rate: 12 })
    expect(notes).toEqual([])
    const small = (await seen(video)).frames
    for (const [at, frame] of frames.entries()) {
      const [wanted, from] = [truth[at], small[at]]
      if (wanted === undefined || from === undefined) throw new Error('there are as many frames')
      const plain = await resized(from, 256, 192)
      expect(ssim(frame, wanted).mssim, `frame ${at}`).toBeGreaterThan(ssim(plain, wanted).mssim)
    }
  })

  it('takes out what flickers: noise of what stands still', async () => {
    let seed = 1
    const noisy = await readPicture(await fileOfFixture('cat'))
    const still = await resized(noisy, 96, 64)
    const film = { width: 96, height: 64, rate: 12, scratch: tmpdir() }
    const { bytes } = await writeClip(
      film,
      (async function* all() {
        for (let at = 0; at < 8; at += 1)
          yield {
            ...still,
            data: still.data.map((value) => {
              seed = (seed * 1103515245 + 12345) % 2 ** 31
              return value + ((seed / 2 ** 31) * 16 - 8)
            }),
          }
      })(),
    )
    const before = flickerOf((await seen(bytes)).frames)
    const after = flickerOf(
      (await seen((await use(upscaleVideo, { video: bytes }, { scale: 2 })).bytes)).frames,
    )
    expect(after).toBeLessThan(before * 0.7)
  })

  it('makes the size asked for, its sides even; rate, length and sound stay', async () => {
    const video = await clipOf({ ...shot, tone: 440 }, drawing)
    for (const [scale, width, height] of [
      [1, 96, 54],
      [1.5, 144, 82],
      [3.5, 336, 190],
      [4, 384, 216],
    ]) {
      const { clip, frames } = await seen((await use(upscaleVideo, { video }, { scale })).bytes)
      expect(clip).toMatchObject({ width, height, rate: 12, hasSound: true })
      expect(frames).toHaveLength(6)
    }
  })

  it('enlarges without the network what would take it too long, and says so', async () => {
    const video = await clipOf({ width: 1280, height: 720, rate: 24, seconds: 2 }, (moment) =>
      drawing(10 * moment),
    )
    const { bytes, notes } = await use(upscaleVideo, { video }, { scale: 1.5 })
    expect(await openClip(bytes)).toMatchObject({ width: 1920, height: 1080, rate: 24 })
    expect(notes).toEqual([
      { field: 'video', message: expect.stringContaining('up to 1.4 seconds at 1280 × 720') },
    ])
  })

  it('refuses what players cannot show, with the scale that fits', async () => {
    const video = await clipOf({ width: 1280, height: 720, rate: 12, seconds: 0.2 }, drawing)
    await expect(use(upscaleVideo, { video }, { scale: 4 })).rejects.toThrow(
      '5120 × 2880 is larger than 4096 pixels on a side, which many players cannot show. Choose a scale of 3 or less.',
    )
  })
})

/** By how much each frame differs from the one before, of which all show the same. */
function flickerOf(frames: readonly Picture[]): number {
  const changes = frames.slice(1).map((frame, at) => difference(frame, frames[at] ?? frame))
  return changes.reduce((sum, one) => sum + one, 0) / changes.length
}
