import { tmpdir } from 'node:os'
import { type FaceMesh, mixed, type Picture, readPicture, type Tool, Unworkable } from '@krya/darkroom'
import { difference, fileOfFixture, use } from '@krya/darkroom/testing'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { samplesOf, soundFrom } from '../clip/sound.ts'
import { writeClip } from '../clip/write.ts'
import { allOf, clipOf, seen } from '../testing.ts'
import { lowerFaceOf } from './geometry.ts'
import { lipSync } from './index.ts'
import { motionOf } from './motion.ts'
import { backAndForth, turningAt } from './reel.ts'
import { speaking } from './speak.ts'
import { speechRate } from './spectrum.ts'
import { steadied, trackOf } from './track.ts'
import { voiceOf } from './voice.ts'

const rate = 12
const size = { width: 480, height: 360 }
/** A portrait, a little larger and farther to the right with each frame. */
async function portrait(at: number): Promise<Picture> {
  const side = 700 + 4 * at
  const bytes = await sharp(await fileOfFixture('astronaut'))
    .resize(side, side)
    .extract({ left: 60 - at, top: 20, ...size })
    .png()
    .toBuffer()
  return readPicture(bytes)
}
async function portraits(count: number): Promise<Uint8Array> {
  const { bytes } = await writeClip({ ...size, rate, scratch: tmpdir() }, frames())
  return bytes
  async function* frames(): AsyncGenerator<Picture> {
    for (let at = 0; at < count; at += 1) yield await portrait(at)
  }
}
const talk = voiceOf([{ seconds: 0.5 }, { formants: [730, 1090, 2440], seconds: 0.5 }, { seconds: 0.5 }], 140)
/** A recording, as the sound of a clip that shows nothing. */
async function recordingOf(samples: Float32Array): Promise<Uint8Array> {
  const dark = { width: 16, height: 16, data: new Uint8ClampedArray(16 * 16 * 4) }
  const frames = Array.from({ length: Math.round((samples.length / speechRate) * 10) }, () => dark)
  const sound = soundFrom(samples, speechRate)
  const { bytes } = await writeClip(
    { width: 16, height: 16, rate: 10, sound, scratch: tmpdir() },
    (async function* all() {
      yield* frames
    })(),
  )
  return bytes
}
const meshOf = async (picture: Picture): Promise<FaceMesh> => {
  const [mesh] = await trackOf(one(picture), () => undefined)
  if (!mesh) throw new Error('no face')
  return mesh
}
async function* one(picture: Picture): AsyncGenerator<Picture> {
  yield picture
}
const place = (mesh: FaceMesh, point: number): { x: number; y: number } => ({
  x: mesh[point * 2] ?? 0,
  y: mesh[point * 2 + 1] ?? 0,
})
/** Of a frame, what lies about the mouth. */
function about(mesh: FaceMesh, width: number, reach: number): (at: number) => boolean {
  const [right, left] = [place(mesh, 61), place(mesh, 291)]
  const [x, y] = [(right.x + left.x) / 2, (right.y + left.y) / 2]
  return (at) => Math.hypot((at % width) - x, Math.floor(at / width) - y) < reach * (left.x - right.x)
}
const greyAt = ({ width, data }: Picture, { x, y }: { x: number; y: number }): number => {
  const at = (Math.round(y) * width + Math.round(x)) * 4
  return ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3
}

describe('a mouth', () => {
  it('opens onto something dark, its chin goes down, and nothing but the lower face changes', async () => {
    const picture = await portrait(0)
    const mesh = await meshOf(picture)
    const open = speaking(picture, mesh, { open: 1, wide: 0 })
    const opened = await meshOf(open)
    const eyes = place(mesh, 263).x - place(mesh, 33).x
    const gap = (one: FaceMesh): number => place(one, 14).y - place(one, 13).y
    expect(gap(opened) - gap(mesh)).toBeGreaterThan(0.06 * eyes)
    expect(place(opened, 152).y - place(mesh, 152).y).toBeGreaterThan(0.02 * eyes)
    const inside = { x: place(mesh, 13).x, y: place(mesh, 13).y + 0.19 * eyes }
    expect(greyAt(open, inside)).toBeLessThan(90)
    expect(greyAt(open, inside)).toBeLessThan(greyAt(picture, inside) - 60)
    const [nose, { y: chin }] = [place(mesh, 2), place(mesh, 152)]
    const changed: number[] = []
    for (let at = 0; at < picture.width * picture.height; at += 1)
      if ([0, 1, 2].some((channel) => picture.data[at * 4 + channel] !== open.data[at * 4 + channel]))
        changed.push(at)
    const rows = changed.map((at) => Math.floor(at / picture.width))
    expect(Math.min(...rows)).toBeGreaterThan(nose.y - 3)
    expect(Math.max(...rows)).toBeLessThan(chin + 0.7 * (chin - nose.y))
    const columns = changed.map((at) => at % picture.width)
    expect(Math.min(...columns)).toBeGreaterThan(nose.x - 0.85 * eyes)
    expect(Math.max(...columns)).toBeLessThan(nose.x + 0.85 * eyes)
  })

  it('that is open closes, becomes wider, and narrower', async () => {
    const picture = await portrait(0)
    const mesh = await meshOf(picture)
    const shaped = async (open: number, wide: number) => meshOf(speaking(picture, mesh, { open, wide }))
    const gap = (one: FaceMesh): number => place(one, 14).y - place(one, 13).y
    const width = (one: FaceMesh): number => place(one, 291).x - place(one, 61).x
    expect(gap(await shaped(0, 0))).toBeLessThan(0.5 * gap(mesh))
    const [wide, plain, round] = [await shaped(0.3, 1), await shaped(0.3, 0), await shaped(0.3, -1)]
    expect(width(wide)).toBeGreaterThan(width(plain))
    expect(width(round)).toBeLessThan(0.98 * width(plain))
    // What the network sees of it lags behind: what is asked for is a fifth.
    const face = lowerFaceOf(mesh)
    const corner = motionOf(face, { open: 0.3, wide: -1 })(0.8 * face.half, 0)
    expect(Math.abs(corner.share)).toBeGreaterThan(0.95)
  })

  it('is followed without trembling: a face that keeps still does so, one that moves is not left behind', async () => {
    const mesh = await meshOf(await portrait(0))
    const shaken = Array.from({ length: 24 }, (_, at) =>
      mesh.map((value) => value + (at % 2 === 0 ? 0.4 : -0.4)),
    )
    const calm = steadied(shaken, 24)
    for (const [at, one] of calm.slice(6, 18).entries())
      expect(Math.abs((one?.[0] ?? 0) - (calm[at + 5]?.[0] ?? 0))).toBeLessThan(0.25)
    const going = Array.from({ length: 24 }, (_, at) => mesh.map((value) => value + 3 * at))
    for (const [at, one] of steadied(going, 24).entries())
      expect(Math.abs((one?.[0] ?? 0) - ((mesh[0] ?? 0) + 3 * at))).toBeLessThan(0.5)
    const cut = [mesh, mesh, null, mesh.map((value) => value + 500), mesh.map((value) => value + 500)]
    const kept = steadied(cut, 24)
    expect(kept[2]).toBeNull()
    expect(kept[1]?.[0]).toBeCloseTo(mesh[0] ?? 0)
    expect(kept[3]?.[0]).toBeCloseTo((mesh[0] ?? 0) + 500)
  })
})

describe('a clip that is too short', () => {
  it('goes forth and back without a jump, each frame as it was', async () => {
    expect(Array.from({ length: 9 }, (_, at) => turningAt(at, 4))).toEqual([0, 1, 2, 3, 2, 1, 0, 1, 2])
    expect(turningAt(5, 1)).toBe(0)
    const source = async function* source() {
      for (let at = 0; at < 5; at += 1) yield await portrait(4 * at)
    }
    for (const count of [3, 5, 7, 14]) {
      const shown = await allOf(backAndForth(source(), 5, count, tmpdir()))
      expect(shown).toHaveLength(count)
      for (const [at, frame] of shown.entries())
        expect(difference(frame, await portrait(4 * turningAt(at, 5)))).toBeLessThan(3)
    }
  })
})

describe('lip-sync', () => {
  const spoken = (async () => {
    const video = await portraits(12)
    const made = await use(lipSync, { video, audio: await recordingOf(talk) })
    return { before: (await seen(video)).frames, made, after: await seen(made.bytes) }
  })()

  it('has the person say the recording, lasts as long, sounds like it, and says what became of the clip', async () => {
    const { made, after } = await spoken
    expect(made.mediaType).toBe('video/mp4')
    expect(after.clip).toMatchObject({ ...size, rate, hasSound: true })
    expect(after.frames).toHaveLength(18)
    const samples = await samplesOf(made.bytes, 'video', speechRate)
    const loud = (from: number, to: number): number =>
      Math.max(...samples.subarray(from * speechRate, to * speechRate).map(Math.abs))
    expect(loud(0.6, 0.9)).toBeGreaterThan(0.3)
    expect(loud(0.05, 0.4)).toBeLessThan(0.02)
    expect(made.notes).toEqual([
      { field: 'video', message: expect.stringContaining('goes forth and back until all is said') },
    ])
  }, 120_000)

  it('moves the mouth where something is said, keeps it closed where not, and leaves all else alone', async () => {
    const { before, after } = await spoken
    const gaps = await Promise.all(
      [2, 9, 16].map(async (at) => {
        const mesh = await meshOf(after.frames[at] ?? before[0] ?? (await portrait(0)))
        return (place(mesh, 14).y - place(mesh, 13).y) / (place(mesh, 263).x - place(mesh, 33).x)
      }),
    )
    const [first = 1, speaks = 0, last = 1] = gaps
    expect(speaks).toBeGreaterThan(first + 0.06)
    expect(speaks).toBeGreaterThan(last + 0.06)
    const [was, is] = [before[9], after.frames[9]]
    if (was === undefined || is === undefined) throw new Error('no frame')
    const mesh = await meshOf(was)
    const mouth = about(mesh, was.width, 0.8)
    const lower = about(mesh, was.width, 2.2)
    expect(difference(was, is, mouth)).toBeGreaterThan(25)
    expect(difference(was, is, (at) => !lower(at))).toBeLessThan(4)
  }, 120_000)

  const refused = async (tool: Tool, files: Record<string, Uint8Array>, message: string): Promise<void> => {
    const work = use(tool, files)
    await expect(work).rejects.toThrow(Unworkable)
    await expect(work).rejects.toThrow(message)
  }

  it('is refused where no face is, where nothing is said, and where it would never end', async () => {
    const video = await portraits(2)
    const audio = await recordingOf(talk)
    const ball = (moment: number): string =>
      `<rect width="99" height="99" fill="#fff"/><circle cx="${moment * 90}" cy="30" r="9"/>`
    const shapes = await clipOf({ width: 96, height: 64, rate, seconds: 0.5 }, ball)
    await refused(lipSync, { video: shapes, audio }, 'No face was found in the clip')
    await refused(lipSync, { video, audio: await recordingOf(new Float32Array(speechRate)) }, 'it is silent')
    await refused(lipSync, { video, audio: video }, 'Nothing is heard in the file of “audio”')
    await refused(
      lipSync,
      { video, audio: await recordingOf(new Float32Array(200 * speechRate)) },
      'at most 180',
    )
  }, 120_000)

  it('leaves frames as they are in which no face is seen', async () => {
    const grey = mixed(
      await portrait(0),
      { ...(await portrait(0)), data: new Uint8ClampedArray(4 * 480 * 360).fill(120) },
      1,
    )
    const { bytes: video } = await writeClip(
      { ...size, rate, scratch: tmpdir() },
      (async function* frames() {
        for (let at = 0; at < 18; at += 1) yield at < 8 ? await portrait(at) : grey
      })(),
    )
    const made = await use(lipSync, { video, audio: await recordingOf(talk) })
    const frames = (await seen(made.bytes)).frames
    expect(difference(frames[12] ?? grey, grey)).toBeLessThan(3)
    expect(made.notes.map(({ message }) => message).join()).toContain('no face is seen from the front')
  }, 120_000)
})
