import { createHash } from 'node:crypto'
import { pipeline, type Readable, Transform } from 'node:stream'

/** The same bytes, and their SHA-256 in hex once they were all read. */
export function hashing(source: Readable): { readonly stream: Readable; digest(): string } {
  const hash = createHash('sha256')
  const stream = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  // What goes wrong reaches whoever reads the stream.
  pipeline(source, stream, () => undefined)
  return { stream, digest: () => hash.digest('hex') }
}
