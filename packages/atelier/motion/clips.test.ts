import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { type MadeBytes, readPicture, Unworkable, within, writePicture } from '@krya/darkroom'
import { openClip, samplesOf } from '@krya/film'
import { allOf } from '@krya/film/testing'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { imageToVideo } from './image-to-video.ts'
import { middleOf, unlike } from './testing.ts'
import { textToVideo } from './text-to-video.ts'

type Asked = Readonly<Record<string, unknown>>
const work = (input: Asked, files: Readonly<Record<string, Uint8Array>> = {}, seed = 5) => ({
  input,
  files,
  seed,
  index: 0,
  scratch: tmpdir(),
})

async function made(
  tool: typeof textToVideo,
  given: ReturnType<typeof work>,
): Promise<MadeBytes & { readonly told: readonly number[] }> {
  const told: number[] = []
  const result = await tool(given, (share) => told.push(share))
  if (!('bytes' in result)) throw new Error('not in memory')
  return { ...result, told }
}
const coffee = async () => {
  const file = new URL('../../darkroom/fixtures/coffee.webp', import.meta.url)
  return writePicture(await within(await readPicture(await readFile(file)), 320))
}

describe('a clip from words', { timeout: 60_000 }, () => {
  it('is as long, as large and of the shape that was asked for, at 24 frames a second', async () => {
    const { bytes, mediaType, told } = await made(
      textToVideo,
      work({ prompt: 'a fox runs', duration: 1, resolution: '480p', aspect_ratio: '9:16' }),
    )
    expect(mediaType).toBe('video/mp4')
    const clip = await openClip(bytes)
    expect(clip).toMatchObject({ width: 480, height: 854, rate: 24, hasSound: false })
    expect(clip.seconds).toBeCloseTo(1, 1)
    expect(await allOf(clip.frames({ width: 48, height: 86 }))).toHaveLength(24)
    expect(told.at(-1)).toBe(1)
    expect(told).toEqual(told.toSorted((one, other) => one - other))
  })

  it('is the same for the same seed, to the byte, and another for another', async () => {
    const input = { prompt: 'a boat on a lake in the rain', duration: 1, resolution: '480p' }
    const [one, same, other] = [
      await made(textToVideo, work(input)),
      await made(textToVideo, work(input)),
      await made(textToVideo, work(input, {}, 6)),
    ]
    expect(Buffer.compare(one.bytes, same.bytes)).toBe(0)
    expect(Buffer.compare(one.bytes, other.bytes)).not.toBe(0)
  })

  it('is painted on twos in a painter’s hand', async () => {
    const { bytes } = await made(
      textToVideo,
      work({ prompt: 'a horse runs', duration: 1, resolution: '480p', style: 'gouache' }),
    )
    const frames = await allOf((await openClip(bytes)).frames({ width: 212, height: 120 }))
    const [first, second, third] = frames
    if (first === undefined || second === undefined || third === undefined) throw new Error('no frames')
    expect(unlike(first, second)).toBeLessThan(0.7)
    expect(unlike(second, third)).toBeGreaterThan(unlike(first, second))
  })

  it('tells of words that it drew nothing for, not of those that move it', async () => {
    const { notes } = await made(
      textToVideo,
      work({ prompt: 'a dog walks, slow zoom in, quxfrobs', duration: 1, resolution: '480p' }),
    )
    expect(notes).toEqual([{ field: 'prompt', message: 'Not drawn: “quxfrobs”.' }])
  })

  it('sounds like its place, if sound is asked for', async () => {
    const { bytes } = await made(
      textToVideo,
      work({ prompt: 'waves on a beach', duration: 2, resolution: '480p', sound: true }),
    )
    expect(await openClip(bytes)).toMatchObject({ hasSound: true })
    const samples = await samplesOf(bytes, 'video', 16_000)
    expect(samples.length / 16_000).toBeCloseTo(2, 0)
    const loud = Math.max(...samples.map(Math.abs))
    expect(loud).toBeGreaterThan(0.25)
    expect(loud).toBeLessThan(0.95)
    expect(Math.abs(samples[40] ?? 0)).toBeLessThan(0.05)
  })
})

describe('a clip from a picture', { timeout: 120_000 }, () => {
  it('begins with the picture, in its shape, and goes closer', async () => {
    const picture = await coffee()
    const input = { image: 'a', prompt: 'zoom in', duration: 1, resolution: '480p' }
    const { bytes } = await made(imageToVideo, work(input, { a: picture }))
    const clip = await openClip(bytes)
    expect(clip).toMatchObject({ width: 722, height: 480, rate: 24 })
    const frames = await allOf(clip.frames({ width: 180, height: 120 }))
    expect(frames).toHaveLength(24)
    const own = await readPicture(await sharp(picture).resize(180, 120, { fit: 'cover' }).png().toBuffer())
    const [first, last] = [frames[0], frames.at(-1)]
    if (first === undefined || last === undefined) throw new Error('no frames')
    expect(unlike(first, own)).toBeLessThan(9)
    expect(unlike(last, own)).toBeGreaterThan(2 * unlike(first, own))
  })

  it('ends with the last picture, and says how', async () => {
    const plain = (background: string): Promise<Uint8Array> =>
      sharp({ create: { width: 64, height: 64, channels: 3, background } })
        .png()
        .toBuffer()
    const files = { a: await plain('#c83030'), b: await plain('#3050c8') }
    const input = { image: 'a', end_image: 'b', prompt: 'a change', duration: 1, resolution: '480p' }
    const { bytes, notes } = await made(imageToVideo, work(input, files))
    const frames = await allOf((await openClip(bytes)).frames({ width: 32, height: 32 }))
    const red = [200, 48, 48] as const
    const blue = [48, 80, 200] as const
    const count = (at: number, colour: readonly [number, number, number]): number => {
      const frame = frames.at(at)
      return frame === undefined ? 0 : middleOf(frame, colour).count
    }
    expect(count(0, red)).toBe(1024)
    expect(count(-1, blue)).toBe(1024)
    expect(notes.map(({ field }) => field)).toContain('end_image')
  })

  it('goes from place to place, part by part, where the last picture shows the same', async () => {
    const scene = async (x: number): Promise<Uint8Array> => {
      const rows = Array.from(
        { length: 12 },
        (_, at) => `<path d="M0 ${at * 10}h240" stroke="#5a7d4a" stroke-width="${1 + (at % 4)}"/>`,
      )
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="120"><rect width="240" height="120" fill="#cfd8c4"/>${rows.join('')}<rect x="${x}" y="40" width="50" height="44" fill="#c83030"/><rect x="${x + 10}" y="50" width="18" height="20" fill="#401010"/></svg>`
      return sharp(Buffer.from(svg)).png().toBuffer()
    }
    const files = { a: await scene(90), b: await scene(104) }
    const input = { image: 'a', end_image: 'b', prompt: 'it moves', duration: 1, resolution: '480p' }
    const { bytes, notes } = await made(imageToVideo, work(input, files))
    const frames = await allOf((await openClip(bytes)).frames({ width: 240, height: 120 }))
    const [x0, x1, x2] = [0, 12, 23].map((at) => {
      const frame = frames[at]
      return frame === undefined ? { x: 0, count: 0 } : middleOf(frame, [200, 48, 48])
    })
    expect(notes.at(-1)?.message).toContain('goes from its place')
    // Half-way there is one box, half-way, and not two pale ones.
    expect(x1?.x).toBeCloseTo(((x0?.x ?? 0) + (x2?.x ?? 0)) / 2, 1)
    expect(x1?.count).toBeGreaterThan(0.8 * (x0?.count ?? 0))
  })

  it('puts what is clear on a pale ground, and takes any shape', async () => {
    const stripe = await sharp({ create: { width: 300, height: 20, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer()
    const { bytes } = await made(
      imageToVideo,
      work({ image: 'a', prompt: 'snow', duration: 1, resolution: '480p' }, { a: stripe }),
    )
    const clip = await openClip(bytes)
    expect(clip).toMatchObject({ width: 1152, height: 480 })
    const [first] = await allOf(clip.frames({ width: 48, height: 20 }))
    expect(first && middleOf(first, [246, 244, 240]).count).toBeGreaterThan(900)
  })

  it('is refused where the picture is gone or none, with the field that is wrong', async () => {
    const input = { image: 'a', prompt: 'zoom in', duration: 1 }
    await expect(imageToVideo(work(input), () => undefined)).rejects.toThrow('“image”')
    await expect(imageToVideo(work(input, { a: Buffer.from('none') }), () => undefined)).rejects.toThrow(
      Unworkable,
    )
    const both = work({ ...input, end_image: 'b' }, { a: await coffee() })
    await expect(imageToVideo(both, () => undefined)).rejects.toThrow('“end_image”')
  })
})
