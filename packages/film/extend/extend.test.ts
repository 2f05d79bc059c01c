import { tmpdir } from 'node:os'
import { type Picture, readPicture, through } from '@krya/darkroom'
import { difference, fileOfFixture, use } from '@krya/darkroom/testing'
import { describe, expect, it } from 'vitest'
import { samplesOf } from '../clip/sound.ts'
import { writeClip } from '../clip/write.ts'
import { clipOf, seen } from '../testing.ts'
import { extendVideo } from './index.ts'

const shot = { width: 192, height: 108, rate: 20, seconds: 2 }
const period = 1.1
const pendulum = (moment: number): string => {
  const angle = 0.6 * Math.sin((2 * Math.PI * 2 * moment) / period)
  const [x, y] = [96 + 80 * Math.sin(angle), 80 * Math.cos(angle)]
  return `<rect width="192" height="108" fill="#24405a"/><path d="M96 0 L${x} ${y}" stroke="#eee" stroke-width="3"/><circle cx="${x}" cy="${y}" r="13" fill="#fa3"/>`
}
const passing = (moment: number): string =>
  `<rect width="192" height="108" fill="#24405a"/><rect y="86" width="192" height="22" fill="#553"/><circle cx="${20 + 150 * moment}" cy="70" r="14" fill="#fa3"/>`

const extended = async (video: Uint8Array, prompt = 'it goes on', duration = 3) => {
  const { bytes, notes } = await use(extendVideo, { video }, { prompt, duration })
  return { bytes, notes, ...(await seen(bytes)) }
}
const frameOf = (frames: readonly Picture[], at: number): Picture => {
  const frame = frames.at(at)
  if (frame === undefined) throw new Error(`no frame ${at}`)
  return frame
}
const stepsOf = (frames: readonly Picture[]): number[] =>
  frames.slice(1).map((frame, at) => difference(frame, frameOf(frames, at)))

/** A camera that goes over a photograph, or nearer to it. */
async function filmed(areaAt: (at: number) => { left: number; top: number; width: number; height: number }) {
  const photograph = await readPicture(await fileOfFixture('coffee'))
  const film = { width: 192, height: 128, rate: 20, scratch: tmpdir() }
  const { bytes } = await writeClip(
    film,
    (async function* all() {
      for (let at = 0; at < 30; at += 1)
        yield await through(photograph, (pixels) =>
          pixels.extract(areaAt(at)).resize(192, 128, { fit: 'fill' }),
        )
    })(),
  )
  return bytes
}
const side = (left: number) => ({ left, top: 60, width: 288, height: 192 })

describe('extending a clip', () => {
  it('goes on with a pendulum as it swung: no jump where it ends, nor where it begins anew', async () => {
    const video = await clipOf(shot, pendulum)
    const own = (await seen(video)).frames
    const { clip, frames, notes } = await extended(video, 'it goes on', 6)
    expect(frames).toHaveLength(40 + 120)
    expect(clip).toMatchObject({ width: 192, height: 108, rate: 20 })
    for (const at of [0, 20, 39]) expect(difference(frameOf(frames, at), frameOf(own, at))).toBeLessThan(4)
    expect(Math.max(...stepsOf(frames).slice(38))).toBeLessThan(1.3 * Math.max(...stepsOf(own)))
    // It swings on: it never stands still for as long as a quarter of its period.
    const moved = stepsOf(frames).slice(40)
    for (let at = 0; at + 6 < moved.length; at += 1)
      expect(Math.max(...moved.slice(at, at + 6)), `after frame ${at}`).toBeGreaterThan(4)
    expect(notes).toEqual([{ field: 'video', message: expect.stringContaining('the moment most like that') }])
  })

  it('lets a camera go on as it went, until it rests; what comes into view is filled', async () => {
    const { frames, notes } = await extended(await filmed((at) => side(20 + 3 * at)))
    const steps = stepsOf(frames)
    const usual = (steps[20] ?? 0) + (steps[21] ?? 0)
    expect((steps[29] ?? 0) + (steps[30] ?? 0)).toBeGreaterThan(0.5 * usual)
    expect((steps[29] ?? 0) + (steps[30] ?? 0)).toBeLessThan(1.5 * usual)
    expect(steps.at(-1)).toBeLessThan(0.4 * usual)
    // What was in the middle has gone to the left by about as much as the camera went on.
    const [last, end] = [frameOf(frames, 29), frameOf(frames, -1)]
    const shifts = Array.from({ length: 60 }, (_, shift) => ({ shift, off: shifted(last, end, shift) }))
    expect(shifts.toSorted((a, b) => a.off - b.off)[0]?.shift).toBeGreaterThan(15)
    expect(notes[0]?.message).toContain('Its camera goes on')
  })

  it('goes back the way it came where nothing else fits', async () => {
    const { frames, notes } = await extended(await clipOf(shot, passing), 'it goes on', 2)
    expect(notes[0]?.message).toContain('back the way it came')
    expect(Math.max(...stepsOf(frames).slice(36))).toBeLessThan(20)
    expect(difference(frameOf(frames, -1), frameOf(frames, 5))).toBeLessThan(4)
  })

  it('follows words for camera, direction and speed, and tells which it does not', async () => {
    const video = await clipOf(shot, pendulum)
    const still = await extended(video, 'freeze', 1)
    expect(difference(frameOf(still.frames, -1), frameOf(still.frames, 39))).toBeLessThan(3)
    const nearer = await extended(video, 'zoom in, and a dragon appears', 3)
    const ball = (frame: Picture): number => {
      let count = 0
      for (let at = 0; at < frame.data.length; at += 4)
        if ((frame.data[at] ?? 0) > 200 && (frame.data[at + 2] ?? 0) < 120) count += 1
      return count
    }
    expect(ball(frameOf(nearer.frames, -1))).toBeGreaterThan(1.3 * ball(frameOf(nearer.frames, 0)))
    expect(nearer.notes[1]).toEqual({
      field: 'prompt',
      message: expect.stringContaining('“dragon”, “appears”'),
    })
    const slower = await extended(video, 'in slow motion', 2)
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, one) => sum + one, 0) / values.length
    expect(mean(stepsOf(slower.frames.slice(55)))).toBeLessThan(
      0.8 * mean(stepsOf(slower.frames.slice(0, 40))),
    )
  })

  it('keeps its sound, which fades at its end', async () => {
    const { bytes, clip } = await extended(await clipOf({ ...shot, tone: 440 }, pendulum))
    expect(clip.seconds).toBeCloseTo(5, 1)
    const samples = await samplesOf(bytes, 'video', 16_000)
    const loudest = (from: number, to: number): number =>
      samples.subarray(from * 16_000, to * 16_000).reduce((most, one) => Math.max(most, Math.abs(one)), 0)
    expect(loudest(0.5, 1)).toBeGreaterThan(0.4)
    expect(loudest(2.2, 4.8)).toBeLessThan(0.02)
  })

  it('takes clips of one frame and of a few', async () => {
    for (const seconds of [0.05, 0.2]) {
      const { frames } = await extended(await clipOf({ ...shot, seconds }, passing), 'it goes on', 1)
      expect(frames).toHaveLength(Math.round(20 * seconds) + 20)
    }
  })

  it('refuses what would take hours, with what would help', async () => {
    const video = await clipOf({ width: 1920, height: 1080, rate: 60, seconds: 0.1 }, () => '')
    await expect(use(extendVideo, { video }, { prompt: 'on', duration: 60 })).rejects.toThrow(
      'Atelier extends clips to at most 48 seconds at this size',
    )
  })
})

/** How much they differ where one is moved to the left. */
function shifted(one: Picture, other: Picture, by: number): number {
  let sum = 0
  let count = 0
  for (let y = 10; y < one.height - 10; y += 2)
    for (let x = 10; x < one.width - 10 - by; x += 2) {
      const [from, to] = [(y * one.width + x + by) * 4, (y * one.width + x) * 4]
      sum += Math.abs((one.data[from] ?? 0) - (other.data[to] ?? 0))
      count += 1
    }
  return sum / count
}
