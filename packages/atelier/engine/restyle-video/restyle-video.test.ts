import { tmpdir } from 'node:os'
import { type Picture, readPicture, through } from '@krya/darkroom'
import { difference, fileOfFixture, use } from '@krya/darkroom/testing'
import { writeClip } from '@krya/film'
import { clipOf, seen } from '@krya/film/testing'
import { describe, expect, it } from 'vitest'
import { lookOf } from './look.ts'
import { restyleVideo } from './index.ts'
import { painted } from './worker.ts'

const rate = 24

/** A camera that goes over a photograph, with noise as cameras have it. */
async function shotOf(name: 'cat' | 'coffee', count: number, noise = 0): Promise<Picture[]> {
  const photograph = await readPicture(await fileOfFixture(name))
  let state = 7
  const chance = (): number => {
    state = (state * 1103515245 + 12345) % 2 ** 31
    return state / 2 ** 31 - 0.5
  }
  const frames: Picture[] = []
  for (let at = 0; at < count; at += 1) {
    const area = { left: 30 + 3 * at, top: 20, width: 256, height: 192 }
    const frame = await through(photograph, (pixels) => pixels.extract(area))
    frames.push({
      ...frame,
      data: frame.data.map((value, spot) => (spot % 4 === 3 ? 255 : value + noise * chance())),
    })
  }
  return frames
}

async function clipFrom(frames: readonly Picture[]): Promise<Uint8Array> {
  const film = { width: 256, height: 192, rate, scratch: tmpdir() }
  const { bytes } = await writeClip(
    film,
    (async function* all() {
      yield* frames
    })(),
  )
  return bytes
}

const restyled = async (video: Uint8Array, prompt: string, asked: object = {}) => {
  const { bytes, notes } = await use(
    restyleVideo,
    { video },
    { prompt, strength: 1, resolution: '480p', ...asked },
  )
  return { notes, ...(await seen(bytes)) }
}

/** Without what moves along: by how much a frame differs from the one before, moved as the camera did. */
const boiling = (frames: readonly Picture[], shift: number): number => {
  const changes = frames.slice(2).map((frame, at) => {
    const before = frames[at + 1] ?? frame
    const moved = { ...before, data: Uint8ClampedArray.from(before.data) }
    for (let y = 0; y < frame.height; y += 1)
      for (let x = 0; x < frame.width - shift; x += 1)
        for (let channel = 0; channel < 3; channel += 1)
          moved.data[(y * frame.width + x) * 4 + channel] =
            before.data[(y * frame.width + x + shift) * 4 + channel] ?? 0
    return difference(frame, moved, (spot) => spot % frame.width < frame.width - shift - 20)
  })
  return changes.reduce((sum, one) => sum + one, 0) / changes.length
}

describe('restyling a clip', () => {
  it('keeps still what is painted: it boils far less than frames that are painted one by one', async () => {
    const video = await clipFrom(await shotOf('coffee', 13, 24))
    const { frames, clip } = await restyled(video, 'watercolour')
    expect(clip).toMatchObject({ width: 640, height: 480, rate: 24 })
    expect(frames).toHaveLength(13)
    const { look } = lookOf('watercolour')
    const original = await clipFramesOf(video, 640, 480)
    const byThemselves = original.map((frame) => painted(frame, look, 7))
    // Three pixels of 256 are seven and a half of 640.
    expect(boiling(frames, 8)).toBeLessThan(0.75 * boiling(byThemselves, 8))
    expect(boiling(frames, 8)).toBeLessThan(1.25 * boiling(original, 8) + 1)
    // And it is that look: nearer to the painted frame than to what it was painted of.
    const [frame, own, source] = [frames[6], byThemselves[6], original[6]]
    if (frame === undefined || own === undefined || source === undefined) throw new Error('no frames')
    expect(difference(frame, own)).toBeLessThan(difference(frame, source))
  })

  it('goes over from one scene to another at once', async () => {
    const [first, second] = [await shotOf('coffee', 4), await shotOf('cat', 4)]
    const video = await clipFrom([...first, ...second])
    const { frames } = await restyled(video, 'gouache')
    const { look } = lookOf('gouache')
    const source = await clipFramesOf(video, 640, 480)
    const wanted = source.map((frame) => painted(frame, look, 7))
    for (const [at, frame] of frames.entries()) {
      const [own, across] = [wanted[at], wanted[at < 4 ? 4 : 3]]
      if (own === undefined || across === undefined) throw new Error('no frames')
      expect(difference(frame, own), `frame ${at}`).toBeLessThan(0.4 * difference(frame, across))
    }
  })

  it('goes as far as it is told, and not at all at strength 0', async () => {
    const video = await clipFrom(await shotOf('cat', 4))
    const source = (await clipFramesOf(video, 640, 480))[2]
    const offs = await Promise.all(
      [0, 0.5, 1].map(async (strength) => {
        const frame = (await restyled(video, 'pencil', { strength })).frames[2]
        return source === undefined || frame === undefined ? NaN : difference(frame, source)
      }),
    )
    const [none = NaN, half = NaN, all = NaN] = offs
    expect(none).toBeLessThan(8)
    expect(half).toBeGreaterThan(none + 5)
    expect(all).toBeGreaterThan(half + 5)
  })

  it('turns all colours into those that are named', async () => {
    const { frames } = await restyled(await clipFrom(await shotOf('coffee', 4)), 'in blue')
    let [red, blue] = [0, 0]
    for (let at = 0; at < (frames[3]?.data.length ?? 0); at += 4) {
      red += frames[3]?.data[at] ?? 0
      blue += frames[3]?.data[at + 2] ?? 0
    }
    expect(blue).toBeGreaterThan(1.3 * red)
  })

  it('is painted on twos where the marks lie on the screen', async () => {
    const { frames } = await restyled(await clipFrom(await shotOf('cat', 9)), 'pixel art')
    const steps = frames.slice(1).map((frame, at) => difference(frame, frames[at] ?? frame))
    for (const [at, step] of steps.entries())
      if (at % 2 === 0) expect(step, `frame ${at + 1}`).toBeLessThan(0.5 * (steps[at + 1] ?? Infinity))
  })

  it('has the resolution that was asked for, its length and its sound', async () => {
    const portrait = { width: 90, height: 160, rate: 12, seconds: 0.5, tone: 440 }
    const video = await clipOf(
      portrait,
      (moment) => `<circle cx="45" cy="${150 * moment}" r="20" fill="#fa3"/>`,
    )
    const { clip, frames } = await restyled(video, 'noir', { resolution: '540p' })
    expect(clip).toMatchObject({ width: 540, height: 960, rate: 12, hasSound: true })
    expect(frames).toHaveLength(6)
  })

  it('tells what it painted where no look was named, and what it does not draw', async () => {
    const video = await clipOf({ width: 64, height: 64, rate: 12, seconds: 0.1 }, () => '')
    expect((await restyled(video, 'a dragon')).notes).toEqual([
      { field: 'prompt', message: expect.stringContaining('painted in “Gouache”') },
      { field: 'prompt', message: expect.stringContaining('“dragon”') },
    ])
  })

  it('refuses what would take hours, with what would help', async () => {
    const video = await clipOf({ width: 64, height: 16, rate: 60, seconds: 6 }, () => '')
    const asked = { prompt: 'oil painting', resolution: '4k' }
    await expect(use(restyleVideo, { video }, asked)).rejects.toThrow(
      'Choose a shorter one, choose a lower resolution, or choose another model.',
    )
  })
})

async function clipFramesOf(video: Uint8Array, width: number, height: number): Promise<Picture[]> {
  const frames: Picture[] = []
  for await (const frame of (await seen(video)).clip.frames({ width, height })) frames.push(frame)
  return frames
}
