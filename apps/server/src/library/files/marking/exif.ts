const userComment = 0x9286
const exifDirectory = 0x8769
/** TIFF field types. */
const long = 4
const undefinedBytes = 7
const entryBytes = 12

/** An EXIF block (TIFF, big endian) whose only content is a UserComment in UTF-16, as A1111 writes it. */
export function writeExif(comment: string): Buffer {
  const value = Buffer.concat([Buffer.from('UNICODE\0', 'latin1'), Buffer.from(comment, 'utf16le').swap16()])
  const first = 8
  const second = first + 2 + entryBytes + 4
  const data = second + 2 + entryBytes + 4
  const block = Buffer.alloc(data)
  block.write('MM\0*', 0, 'latin1')
  block.writeUInt32BE(first, 4)
  writeDirectory(block, first, { tag: exifDirectory, type: long, count: 1, value: second })
  writeDirectory(block, second, { tag: userComment, type: undefinedBytes, count: value.length, value: data })
  return Buffer.concat([block, value])
}

/** A directory of one entry, with no other after it. */
function writeDirectory(
  block: Buffer,
  at: number,
  entry: { readonly tag: number; readonly type: number; readonly count: number; readonly value: number },
): void {
  block.writeUInt16BE(1, at)
  block.writeUInt16BE(entry.tag, at + 2)
  block.writeUInt16BE(entry.type, at + 4)
  block.writeUInt32BE(entry.count, at + 6)
  block.writeUInt32BE(entry.value, at + 10)
}

/** The text of a UserComment field: eight bytes of its character code, then the text. */
export function readUserComment(value: Uint8Array): string {
  const code = Buffer.from(value.subarray(0, 8)).toString('latin1')
  const text = value.subarray(8)
  if (!code.startsWith('UNICODE')) return new TextDecoder().decode(text).replaceAll('\0', '')
  // The order of bytes is not said; Latin letters have their zeros in the high one.
  const zerosFirst = text.filter((byte, at) => at % 2 === 0 && byte === 0).length
  const zerosSecond = text.filter((byte, at) => at % 2 === 1 && byte === 0).length
  const even = text.subarray(0, text.length - (text.length % 2))
  return new TextDecoder(zerosFirst >= zerosSecond ? 'utf-16be' : 'utf-16le').decode(even)
}
