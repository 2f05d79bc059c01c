/**
 * A process of its own that makes a clip of pictures, so that neither its work nor its faults are the server's. What
 * is wanted comes on standard input as JSON; the clip is an MP4 (H.264) in the file that was named.
 */
import { json } from 'node:stream/consumers'
import { Encoder, FilterAPI, Muxer } from 'node-av/api'
import { AV_PIX_FMT_RGB24, FF_ENCODER_LIBX264 } from 'node-av/constants'
import { Frame } from 'node-av/lib'
import sharp from 'sharp'
import { z } from 'zod'

const wanted = z.strictObject({
  /** Pictures in their order, each shown for so many frames. */
  shots: z.array(z.strictObject({ file: z.string(), frames: z.int().min(1) })).min(1),
  width: z.int().min(2),
  height: z.int().min(2),
  rate: z.int().min(1),
  /** The file that becomes the clip. */
  out: z.string(),
})
export type Wanted = z.infer<typeof wanted>

/** Untagged, browsers would take the colours for others. */
const toFilm = [
  'scale=out_color_matrix=bt709:out_range=tv',
  'format=yuv420p',
  'setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv',
].join(',')

const { shots, width, height, rate, out } = wanted.parse(await json(process.stdin))
const timeBase = { num: 1, den: rate }
using filter = FilterAPI.create(toFilm, { framerate: { num: rate, den: 1 } })
using encoder = await Encoder.create(FF_ENCODER_LIBX264, {
  filter,
  context: { bitRate: '0', gopSize: 2 * rate },
  options: { preset: 'veryfast', crf: 20 },
})
await using muxer = await Muxer.open(out, { format: 'mp4', options: { movflags: '+faststart' } })
const stream = muxer.addStream(encoder)
for await (using packet of encoder.packets(filter.frames(frames())))
  if (packet !== null) await muxer.writePacket(packet, stream)

async function* frames(): AsyncGenerator<Frame | null> {
  let at = 0n
  for (const shot of shots) {
    const pixels = await pixelsOf(shot.file)
    for (let left = shot.frames; left > 0; left -= 1) {
      const frame = Frame.fromVideoBuffer(pixels, { width, height, format: AV_PIX_FMT_RGB24, timeBase })
      frame.pts = at
      at += 1n
      yield frame
    }
  }
  yield null
}

/** Of the clip's size; one of another shape lies upon white, as on the paper it was drawn on. */
async function pixelsOf(file: string): Promise<Buffer> {
  const picture = sharp(file)
  const size = await picture.metadata()
  // Sides of a clip are even: a pixel more or less is not seen.
  const isAlike = Math.abs(size.width - width) < 2 && Math.abs(size.height - height) < 2
  return picture
    .resize(width, height, { fit: isAlike ? 'fill' : 'contain', background: '#ffffff' })
    .removeAlpha()
    .raw()
    .toBuffer()
}
