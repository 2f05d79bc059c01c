import { KryaError } from '@krya/contracts'

/** The id of the box that holds XMP (XMP specification, part 3, 1.2.5). */
const xmpBox = Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex')
/** Size and type of a box; the id of one of the type `uuid`. */
const headBytes = 8
const longHeadBytes = 16
const idBytes = 16

/**
 * The same clip with this XMP at its end (ISO 14496-12, `uuid` boxes). Nothing before it moves, so no address
 * within the clip changes.
 * @throws KryaError unreadable_file
 */
export function writeMp4Text(clip: Uint8Array, xmp: string): Buffer {
  const text = Buffer.from(xmp)
  const head = Buffer.alloc(headBytes)
  head.writeUInt32BE(headBytes + idBytes + text.length)
  head.write('uuid', 4, 'latin1')
  return Buffer.concat([withoutXmp(clip), head, xmpBox, text])
}

/** The XMP that a clip carries. */
export function readMp4Text(clip: Uint8Array): string | undefined {
  const box = boxesOf(clip).find(isXmp)
  return box === undefined ? undefined : box.subarray(headBytes + idBytes).toString('utf8')
}

/** Only a box at the very end can be taken away without moving what others point at. */
function withoutXmp(clip: Uint8Array): Buffer {
  const boxes = boxesOf(clip)
  const last = boxes.at(-1)
  return Buffer.concat(last !== undefined && isXmp(last) ? boxes.slice(0, -1) : boxes)
}

const isXmp = (box: Buffer): boolean =>
  box.toString('latin1', 4, headBytes) === 'uuid' &&
  box.subarray(headBytes, headBytes + idBytes).equals(xmpBox)

/** The outermost boxes, one after the other. */
function boxesOf(clip: Uint8Array): Buffer[] {
  const bytes = Buffer.from(clip.buffer, clip.byteOffset, clip.byteLength)
  const boxes: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    if (at + headBytes > bytes.length) throw new KryaError('unreadable_file')
    const short = bytes.readUInt32BE(at)
    // 0: to the end of the file. 1: the size follows in 64 bits.
    if (short === 1 && at + longHeadBytes > bytes.length) throw new KryaError('unreadable_file')
    const size =
      short === 0 ? bytes.length - at : short === 1 ? Number(bytes.readBigUInt64BE(at + headBytes)) : short
    if (size < headBytes || at + size > bytes.length) throw new KryaError('unreadable_file')
    boxes.push(bytes.subarray(at, at + size))
    at += size
  }
  return boxes
}
