import { Unworkable } from '@krya/darkroom'
import { Decoder, type Demuxer, Encoder, FilterAPI, type Muxer } from 'node-av/api'
import { AV_CHANNEL_LAYOUT_MONO, AV_SAMPLE_FMT_FLT, FF_ENCODER_AAC } from 'node-av/constants'
import { Frame } from 'node-av/lib'
import { demuxed } from './open.ts'

/** What is heard with a clip. */
export interface Sound {
  /** Adds a stream of it; what it gives writes that stream, while the pictures are written. */
  into(muxer: Muxer): Promise<() => Promise<void>>
}

/** Samples a second. */
const usualSampleRate = 48_000
const bitRate = '160k'
/** Seconds in which sound fades away. */
const fade = 0.4
/** Samples that are handed on at once. */
const block = 4096

/**
 * The sound of a file of video or audio.
 * @param seconds where it ends; left out: as the file does. Shorter ones are followed by silence
 * @param faded where it has faded away, in seconds; left out: nowhere
 */
export const soundOf = (bytes: Uint8Array, field: string, seconds?: number, faded?: number): Sound => ({
  into: (muxer) =>
    added(muxer, async function* frames() {
      await using demuxer = await demuxed(bytes, field)
      const lasting = seconds === undefined ? '' : `,apad,atrim=end=${seconds.toFixed(3)}`
      const fading =
        faded === undefined ? '' : `,afade=t=out:st=${Math.max(0, faded - fade).toFixed(3)}:d=${fade}`
      using filter = FilterAPI.create(
        `aresample=${usualSampleRate}:async=1:first_pts=0,aformat=sample_fmts=fltp:channel_layouts=stereo${fading}${lasting}`,
        {},
      )
      yield* filter.frames(heard(demuxer, field))
    }),
})

/** Sound of one's own making. @param samples mono, −1 to 1 @param rate samples a second */
export const soundFrom = (samples: Float32Array, rate: number): Sound => ({
  into: (muxer) =>
    added(muxer, async function* frames() {
      for (let at = 0; at < samples.length; at += block) yield frameOf(samples, at, rate)
      yield null
    }),
})

/** All that is heard in a file, in one voice. @returns samples, −1 to 1 @throws Unworkable where nothing is */
export async function samplesOf(bytes: Uint8Array, field: string, rate: number): Promise<Float32Array> {
  await using demuxer = await demuxed(bytes, field)
  using filter = FilterAPI.create(
    `aresample=${rate}:async=1:first_pts=0,aformat=sample_fmts=flt:channel_layouts=mono`,
    {},
  )
  const parts: Buffer[] = []
  for await (using frame of filter.frames(heard(demuxer, field)))
    if (frame !== null) parts.push(frame.toBuffer())
  const whole = Buffer.concat(parts)
  return new Float32Array(whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.byteLength))
}

async function* heard(demuxer: Demuxer, field: string): AsyncGenerator<Frame | null> {
  const stream = demuxer.audio()
  if (stream === undefined)
    throw new Unworkable(`Nothing is heard in the file of “${field}”. Choose another.`)
  using decoder = await Decoder.create(stream, { exitOnError: false })
  yield* decoder.frames(demuxer.packets(stream.index))
}

async function added(muxer: Muxer, frames: () => AsyncGenerator<Frame | null>): Promise<() => Promise<void>> {
  const encoder = await Encoder.create(FF_ENCODER_AAC, { autoResample: true, context: { bitRate } })
  const stream = muxer.addStream(encoder)
  return async () => {
    try {
      for await (using packet of encoder.packets(frames()))
        if (packet !== null) await muxer.writePacket(packet, stream)
    } finally {
      encoder.close()
    }
  }
}

function frameOf(samples: Float32Array, at: number, sampleRate: number): Frame {
  const part = samples.subarray(at, at + block)
  const frame = Frame.fromAudioBuffer(Buffer.from(part.buffer, part.byteOffset, part.byteLength), {
    nbSamples: part.length,
    format: AV_SAMPLE_FMT_FLT,
    sampleRate,
    channelLayout: AV_CHANNEL_LAYOUT_MONO,
    timeBase: { num: 1, den: sampleRate },
  })
  frame.pts = BigInt(at)
  return frame
}
