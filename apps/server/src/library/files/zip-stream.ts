import { PassThrough, type Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/**
 * A zip, made while it is read.
 * @param fill adds its files and looks at `out.destroyed`: nobody reads any more. Its error ends the stream.
 */
export function zipStream(fill: (zip: ZipFile, out: Readable) => Promise<void>): Readable {
  const zip = new ZipFile()
  const out = new PassThrough()
  const fail = (error: unknown): unknown =>
    out.destroy(error instanceof Error ? error : new Error(String(error)))
  zip.on('error', fail)
  zip.outputStream.pipe(out)
  void fill(zip, out).then(() => zip.end(), fail)
  return out
}
