import { KryaError } from '@krya/contracts'

const headBytes = 8
const entryBytes = 12
const xmpTag = 700
const typeByte = 1

/** What replaces a TIFF's first bytes, and what is added to its end, so that it carries an XMP text. */
export interface TiffText {
  readonly head: Buffer
  readonly tail: Buffer
  /** Where texts lie that it carried before. */
  readonly before: readonly { readonly from: number; readonly length: number }[]
}

/**
 * A copy of the first directory with the text in it, at the end of the file (TIFF 6.0, section 2; XMP part 3).
 * Pixels are not touched.
 * @param read bytes of the file, from an offset
 * @param bytes how many the file has
 * @throws KryaError unreadable_file, also for BigTIFF
 */
export function tiffText(
  read: (from: number, length: number) => Buffer,
  bytes: number,
  xmp: string,
): TiffText {
  const before = read(0, headBytes)
  const isLittle = before.toString('latin1', 0, 2) === 'II'
  const at = {
    u16: (data: Buffer, from: number) => (isLittle ? data.readUInt16LE(from) : data.readUInt16BE(from)),
    u32: (data: Buffer, from: number) => (isLittle ? data.readUInt32LE(from) : data.readUInt32BE(from)),
    setU16: (data: Buffer, value: number, to: number) =>
      isLittle ? data.writeUInt16LE(value, to) : data.writeUInt16BE(value, to),
    setU32: (data: Buffer, value: number, to: number) =>
      isLittle ? data.writeUInt32LE(value, to) : data.writeUInt32BE(value, to),
  }
  if (before.length < headBytes || at.u16(before, 2) !== 42) throw new KryaError('unreadable_file')
  const first = at.u32(before, 4)
  const count = first + 2 <= bytes ? at.u16(read(first, 2), 0) : 0
  const size = count * entryBytes + 4
  if (count === 0 || first + 2 + size > bytes) throw new KryaError('unreadable_file')
  const directory = read(first + 2, size)
  const every = Array.from({ length: count }, (_, index) =>
    directory.subarray(index * entryBytes, (index + 1) * entryBytes),
  )
  const entries = every.filter((entry) => at.u16(entry, 0) !== xmpTag)
  const gone = every
    .filter((entry) => at.u16(entry, 0) === xmpTag)
    .map((entry) => ({ from: at.u32(entry, 8), length: at.u32(entry, 4) }))

  const text = Buffer.from(xmp)
  // Directories and values begin at even offsets.
  const padding = bytes % 2
  const start = bytes + padding
  const textAt = start + 2 + (entries.length + 1) * entryBytes + 4
  const own = Buffer.alloc(entryBytes)
  at.setU16(own, xmpTag, 0)
  at.setU16(own, typeByte, 2)
  at.setU32(own, text.length, 4)
  at.setU32(own, textAt, 8)
  const sorted = [...entries, own].toSorted((a, b) => at.u16(a, 0) - at.u16(b, 0))
  const counted = Buffer.alloc(2)
  at.setU16(counted, sorted.length, 0)
  const head = Buffer.from(before)
  at.setU32(head, start, 4)
  const next = directory.subarray(count * entryBytes)
  return {
    head,
    tail: Buffer.concat([Buffer.alloc(padding), counted, ...sorted, next, text]),
    before: gone,
  }
}

/** The whole file with the text in the place of those it had, which are blotted out. @throws KryaError unreadable_file */
export function writeTiffText(tiff: Uint8Array, xmp: string): Buffer {
  const file = Buffer.from(tiff)
  const { head, tail, before } = tiffText(
    (from, length) => file.subarray(from, from + length),
    file.length,
    xmp,
  )
  for (const { from, length } of before) file.fill(0, from, from + length)
  return Buffer.concat([head, file.subarray(headBytes), tail])
}
