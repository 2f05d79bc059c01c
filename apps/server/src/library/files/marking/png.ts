import { crc32 } from 'node:zlib'
import { KryaError } from '@krya/contracts'

const signatureBytes = 8
/** Length, type and checksum around a chunk's data. */
const frameBytes = 12
const ours = new Set(['XML:com.adobe.xmp', 'parameters'])

/** What a PNG carries besides its pixels. */
export interface PngText {
  readonly xmp: string
  /** The `parameters` text; null: none. */
  readonly parameters: string | null
  readonly exif: Uint8Array | null
}

/**
 * The same picture with these texts in the place of those it had (PNG 3rd edition, 11.3.3). Pixels are not
 * touched.
 * @throws KryaError unreadable_file
 */
export function writePngText(png: Uint8Array, text: PngText): Buffer {
  const [header, ...rest] = chunksOf(png)
  if (header === undefined) throw new KryaError('unreadable_file')
  return Buffer.concat([
    png.subarray(0, signatureBytes),
    header.whole,
    ...pngText(text),
    ...rest.filter((one) => !isOurs(one)).map(({ whole }) => whole),
  ])
}

/** The chunks that hold these texts; they stand after the header. */
export const pngText = ({ xmp, parameters, exif }: PngText): Buffer[] => [
  international('XML:com.adobe.xmp', xmp),
  ...(parameters === null ? [] : [parametersChunk(parameters)]),
  ...(exif === null ? [] : [chunk('eXIf', exif)]),
]

interface Chunk {
  readonly type: string
  readonly data: Uint8Array
  readonly whole: Uint8Array
}

function chunksOf(png: Uint8Array): Chunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const found: Chunk[] = []
  let at = signatureBytes
  while (at + frameBytes <= png.byteLength) {
    const length = view.getUint32(at)
    const end = at + frameBytes + length
    if (end > png.byteLength) throw new KryaError('unreadable_file')
    const type = Buffer.from(png.subarray(at + 4, at + 8)).toString('latin1')
    found.push({ type, data: png.subarray(at + 8, end - 4), whole: png.subarray(at, end) })
    at = end
  }
  return found
}

function isOurs({ type, data }: Chunk): boolean {
  if (type === 'eXIf') return true
  if (type !== 'tEXt' && type !== 'iTXt' && type !== 'zTXt') return false
  const end = data.indexOf(0)
  return ours.has(Buffer.from(data.subarray(0, end)).toString('latin1'))
}

/** Tools look for tEXt first; only Latin-1 fits into it. */
function parametersChunk(text: string): Buffer {
  return /^[\n\x20-\x7e]*$/.test(text)
    ? chunk('tEXt', Buffer.from(`parameters\0${text}`, 'latin1'))
    : international('parameters', text)
}

const international = (keyword: string, text: string): Buffer =>
  chunk('iTXt', Buffer.concat([Buffer.from(`${keyword}\0\0\0\0\0`, 'latin1'), Buffer.from(text)]))

function chunk(type: string, data: Uint8Array): Buffer {
  const whole = Buffer.alloc(frameBytes + data.length)
  whole.writeUInt32BE(data.length, 0)
  whole.write(type, 4, 'latin1')
  whole.set(data, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, 8 + data.length)), 8 + data.length)
  return whole
}
