import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { MadeBytes, Picture } from '@krya/darkroom'
import { Encoder, FilterAPI, Muxer } from 'node-av/api'
import { AV_PIX_FMT_RGBA, FF_ENCODER_LIBX264 } from 'node-av/constants'
import { Frame } from 'node-av/lib'
import type { Sound } from './sound.ts'

/** A clip to be. */
export interface Film {
  /** Both even. */
  readonly width: number
  readonly height: number
  /** Frames a second. */
  readonly rate: number
  /** What is heard with it. */
  readonly sound?: Sound
  /** A folder to write in. */
  readonly scratch: string
}

/** Untagged, browsers would take the colours for others. */
const toFilm = [
  'scale=out_color_matrix=bt709:out_range=tv',
  'format=yuv420p',
  'setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv',
].join(',')

/** Fractions such as 30000/1001 are exact in this. */
const ticks = 1001

/** Makes a clip of frames of its size: MP4 with H.264 and AAC, which plays everywhere. */
export async function writeClip(film: Film, frames: AsyncIterable<Picture>): Promise<MadeBytes> {
  const file = path.join(film.scratch, `${randomUUID()}.mp4`)
  try {
    await mux(file, film, frames)
    return { bytes: await readFile(file), mediaType: 'video/mp4', notes: [] }
  } finally {
    await rm(file, { force: true })
  }
}

async function mux(
  file: string,
  { width, height, rate, sound }: Film,
  pictures: AsyncIterable<Picture>,
): Promise<void> {
  const framerate = { num: Math.round(rate * ticks), den: ticks }
  const timeBase = { num: framerate.den, den: framerate.num }
  using filter = FilterAPI.create(toFilm, { framerate })
  using encoder = await Encoder.create(FF_ENCODER_LIBX264, {
    filter,
    context: { bitRate: '0', gopSize: Math.round(2 * rate) },
    options: { preset: 'veryfast', crf: 18 },
  })
  await using muxer = await Muxer.open(file, { format: 'mp4', options: { movflags: '+faststart' } })
  const video = muxer.addStream(encoder)
  const heard = sound === undefined ? undefined : await sound.into(muxer)
  const seen = async (): Promise<void> => {
    for await (using packet of encoder.packets(filter.frames(framesOf())))
      if (packet !== null) await muxer.writePacket(packet, video)
  }
  await Promise.all([seen(), heard?.()])

  async function* framesOf(): AsyncGenerator<Frame | null> {
    let at = 0n
    for await (const picture of pictures) {
      if (picture.width !== width || picture.height !== height)
        throw new RangeError(
          `a frame of ${picture.width} × ${picture.height} in a clip of ${width} × ${height}`,
        )
      const { buffer, byteOffset, byteLength } = picture.data
      const frame = Frame.fromVideoBuffer(Buffer.from(buffer, byteOffset, byteLength), {
        width,
        height,
        format: AV_PIX_FMT_RGBA,
        timeBase,
      })
      frame.pts = at
      at += 1n
      yield frame
    }
    yield null
  }
}
