import { type Picture, Unworkable } from '@krya/darkroom'
import { fileTypeFromBuffer } from 'file-type'
import { Decoder, Demuxer, FilterAPI } from 'node-av/api'
import { AV_LOG_ERROR, AV_PKT_DATA_DISPLAYMATRIX, AVCOL_SPC_UNSPECIFIED } from 'node-av/constants'
import { type Frame, Log, type Stream } from 'node-av/lib'

// It would tell of each clip what it did.
Log.setLevel(AV_LOG_ERROR)

/** FFmpeg's name of each format that is read; with it given, no playlist is taken for a clip. */
const formats: Readonly<Record<string, string>> = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'video/x-m4v': 'mov',
  'video/webm': 'matroska',
  'video/matroska': 'matroska',
  'audio/mp4': 'mov',
  'audio/x-m4a': 'mov',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/vnd.wave': 'wav',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
  'audio/x-flac': 'flac',
}

/** Clips of games and telephones come with up to 240 frames a second; no more are worked on. */
const mostRate = 60
const leastRate = 5
const usualRate = 25

/** Of a frame: each is in memory several times over while it is worked on. */
const mostPixels = 8192 * 4320

/** How a clip is wanted. */
export interface Wanted {
  /** Its size; left out: its own. Both sides are even. */
  readonly width?: number
  readonly height?: number
  /** Frames a second; left out: its own. */
  readonly rate?: number
  /** FFmpeg filters that go over it before it is pixels. */
  readonly filters?: string
}

/** A clip that is read frame by frame. */
export interface Clip {
  /** As it is seen, upright and with square pixels: both sides are even. */
  readonly width: number
  readonly height: number
  /** Frames a second, at most 60. */
  readonly rate: number
  readonly seconds: number
  readonly hasSound: boolean
  /** Its frames from the first on, one in memory at a time. @throws Unworkable where it breaks off at once */
  frames(wanted?: Wanted): AsyncGenerator<Picture>
}

/**
 * Opens a file of video.
 * @param field what the person knows it by, for what is said
 * @throws Unworkable where it is none
 */
export async function openClip(bytes: Uint8Array, field = 'video'): Promise<Clip> {
  await using demuxer = await demuxed(bytes, field)
  const stream = demuxer.video()
  if (stream === undefined)
    throw new Unworkable(`The file of “${field}” has no pictures in it. Choose a clip.`)
  const { width, height } = upright(stream)
  if (width * height > mostPixels)
    throw new Unworkable(
      `The clip is ${width} × ${height}; at most 8192 × 4320 is worked on. Choose a smaller one.`,
    )
  const rate = rateOf(stream)
  return {
    width,
    height,
    rate,
    seconds: demuxer.duration,
    hasSound: demuxer.audio() !== undefined,
    // A reading begins at the start of the file, so each has a demuxer of its own.
    frames: (wanted = {}) => framesOf(bytes, field, { width, height, rate, ...wanted }),
  }
}

/** @throws Unworkable */
export async function demuxed(bytes: Uint8Array, field: string): Promise<Demuxer> {
  const format = formats[(await fileTypeFromBuffer(bytes))?.mime ?? '']
  if (format === undefined)
    throw new Unworkable(`The file of “${field}” is of a kind that Atelier cannot read.`)
  try {
    return await Demuxer.open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { format })
  } catch (error) {
    throw new Unworkable(`The file of “${field}” cannot be read.`, { cause: error })
  }
}

async function* framesOf(
  bytes: Uint8Array,
  field: string,
  { width = 2, height = 2, rate = usualRate, filters }: Wanted,
): AsyncGenerator<Picture> {
  await using demuxer = await demuxed(bytes, field)
  const stream = demuxer.video()
  if (stream === undefined) return
  using decoder = await Decoder.create(stream, { exitOnError: false, context: { threadCount: 0 } })
  using filter = FilterAPI.create(
    [
      ...turning(stream),
      `fps=${rate}`,
      ...(filters === undefined ? [] : [filters]),
      `scale=${width}:${height}:flags=lanczos:in_color_matrix=${matrixOf(stream)}:out_range=pc`,
      'setsar=1',
      'format=rgba',
    ].join(','),
  )
  let count = 0
  for await (using frame of filter.frames(decoder.frames(demuxer.packets(stream.index)))) {
    if (frame === null) continue
    count += 1
    yield pictureOf(frame)
  }
  if (count === 0) throw new Unworkable(`No picture of “${field}” can be read.`)
}

function pictureOf(frame: Frame): Picture {
  const { buffer, byteOffset, byteLength } = frame.toBuffer()
  return {
    width: frame.width,
    height: frame.height,
    data: new Uint8ClampedArray(buffer, byteOffset, byteLength),
  }
}

/** Players take untagged clips of 720 lines and more for BT.709, FFmpeg does not. */
const matrixOf = ({ codecpar: { colorSpace, height } }: Stream): string =>
  colorSpace === AVCOL_SPC_UNSPECIFIED && height >= 720 ? 'bt709' : 'auto'

function rateOf({ avgFrameRate, rFrameRate }: Stream): number {
  const rate = [avgFrameRate, rFrameRate]
    .map(({ num, den }) => num / den)
    .find((one) => Number.isFinite(one) && one > 0)
  return Math.min(mostRate, Math.max(leastRate, rate ?? usualRate))
}

function upright(stream: Stream): { width: number; height: number } {
  const { width, height, sampleAspectRatio } = stream.codecpar
  const square = sampleAspectRatio.num > 0 ? sampleAspectRatio.num / sampleAspectRatio.den : 1
  const even = (side: number): number => Math.max(2, Math.round(side / 2) * 2)
  const [across, down] = [even(width * square), even(height)]
  return turnOf(stream) % 180 === 0 ? { width: across, height: down } : { width: down, height: across }
}

/** By how much it is to be turned to stand upright, in degrees clockwise: telephones lie on their side. */
function turnOf({ codecpar }: Stream): number {
  const matrix = codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX)
  if (matrix === null || matrix.byteLength < 8) return 0
  // The first two numbers, in 16.16, are the cosine and the sine.
  const angle = (Math.atan2(matrix.readInt32LE(4), matrix.readInt32LE(0)) * 180) / Math.PI
  return (Math.round(angle / 90) * 90 + 360) % 360
}

const turns: Readonly<Record<number, readonly string[]>> = {
  90: ['transpose=clock'],
  180: ['hflip', 'vflip'],
  270: ['transpose=cclock'],
}
const turning = (stream: Stream): readonly string[] => turns[turnOf(stream)] ?? []
