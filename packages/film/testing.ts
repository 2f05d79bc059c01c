import { tmpdir } from 'node:os'
import { type Picture, readPicture } from '@krya/darkroom'
import { type Clip, openClip } from './clip/open.ts'
import { soundFrom } from './clip/sound.ts'
import { writeClip } from './clip/write.ts'

/** What a clip for a test is like. */
export interface Shot {
  readonly width: number
  readonly height: number
  readonly rate: number
  readonly seconds: number
  /** Hertz of a tone that is heard with it. */
  readonly tone?: number
}

const sampleRate = 48_000

/** A sine, half as loud as can be. @param hertz its pitch */
export const toneOf = (seconds: number, hertz: number): Float32Array =>
  Float32Array.from(
    { length: Math.round(seconds * sampleRate) },
    (_, at) => 0.5 * Math.sin((2 * Math.PI * hertz * at) / sampleRate),
  )

/** A clip of drawings. @param draw SVG elements of a moment, 0 to 1 */
export async function clipOf(shot: Shot, draw: (moment: number) => string): Promise<Uint8Array> {
  const { width, height, rate, seconds, tone } = shot
  const count = Math.round(rate * seconds)
  const sound = tone === undefined ? {} : { sound: soundFrom(toneOf(seconds, tone), sampleRate) }
  const { bytes } = await writeClip({ width, height, rate, ...sound, scratch: tmpdir() }, frames())
  return bytes

  async function* frames(): AsyncGenerator<Picture> {
    for (let at = 0; at < count; at += 1) {
      const drawn = draw(count < 2 ? 0 : at / (count - 1))
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${drawn}</svg>`
      yield await readPicture(Buffer.from(svg))
    }
  }
}

/** What a clip is, and all its frames. */
export async function seen(bytes: Uint8Array): Promise<{ clip: Clip; frames: readonly Picture[] }> {
  const clip = await openClip(bytes)
  return { clip, frames: await allOf(clip.frames()) }
}

/** All that comes. */
export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
