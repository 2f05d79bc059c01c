/**
 * A process of its own that looks at a clip or a recording: strangers' files are decoded by native code, which
 * may crash. The file comes on standard input, its format by name as the argument; what was seen goes out as JSON.
 */
import { buffer } from 'node:stream/consumers'
import { Decoder, Demuxer, Scaler } from 'node-av/api'

/** The longer side of the still, in pixels. */
const stillSide = 1024

const [format = ''] = process.argv.slice(2)
const bytes = await buffer(process.stdin)
await using demuxer = await Demuxer.open(bytes, { format })
const stream = demuxer.video()
process.stdout.write(
  JSON.stringify({
    seconds: demuxer.duration,
    still: stream === undefined ? null : await firstFrame(stream),
    hasSound: demuxer.audio() !== undefined,
  }),
)

async function firstFrame(stream: NonNullable<ReturnType<Demuxer['video']>>) {
  using decoder = await Decoder.create(stream)
  for await (using frame of decoder.frames(demuxer.packets(stream.index))) {
    if (frame === null) continue
    const { width, height } = frame
    const scale = Math.min(1, stillSide / Math.max(width, height))
    const even = (side: number): number => Math.max(2, Math.round((side * scale) / 2) * 2)
    using scaler = new Scaler()
    const png = await scaler.toPng(frame, { resize: { width: even(width), height: even(height) } })
    return { width, height, png: png.toString('base64') }
  }
  return null
}
