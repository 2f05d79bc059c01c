import { decode } from '@msgpack/msgpack'

/** Values of one message at most, and how deep they may lie in each other. */
export interface Bounds {
  readonly values: number
  readonly depth: number
  /** The longest text, in bytes: to clean one takes long before it is known to be too long. */
  readonly text: number
}

/** 256 tiles with their fields, and room. */
const usual: Bounds = { values: 4_096, depth: 8, text: 65_536 }

/** What a head says of what follows it: how many bytes of its own, whether of text, and how many values within. */
interface Extent {
  readonly bytes: number
  readonly values: number
  readonly isText?: true
}

/**
 * Reads one MessagePack value. The library makes each list as long as its head says before it has read what is in it, so
 * that a few bytes would take gigabytes: heads are looked at first.
 * @throws Error where it is no MessagePack, or is more than a message holds
 */
export function unpack(bytes: Uint8Array, bounds = usual): unknown {
  assertModest(bytes, bounds)
  return decode(bytes)
}

function assertModest(bytes: Uint8Array, bounds: Bounds): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  /** How many values are still to come, in each of those that are open. */
  const open = [1]
  let at = 0
  let seen = 0
  while (open.length > 0) {
    const last = open.length - 1
    const left = open[last] ?? 0
    if (left === 0) {
      open.pop()
      continue
    }
    open[last] = left - 1
    const { bytes: own, values, isText } = extentAt(view, at)
    if (isText === true && own > bounds.text) throw new RangeError('longer than a text is')
    at += own
    seen += 1 + values
    if (at > bytes.length || seen > bounds.values) throw new RangeError('more than a message holds')
    if (values === 0) continue
    if (open.length >= bounds.depth) throw new RangeError('nested too deep')
    open.push(values)
  }
}

/** By the MessagePack specification, “Formats”. @throws RangeError beyond the end */
function extentAt(view: DataView, at: number): Extent {
  const head = view.getUint8(at)
  if (head <= 0x7f || head >= 0xe0) return { bytes: 1, values: 0 }
  if (head <= 0x8f) return { bytes: 1, values: 2 * (head & 0x0f) }
  if (head <= 0x9f) return { bytes: 1, values: head & 0x0f }
  if (head <= 0xbf) return { bytes: 1 + (head & 0x1f), values: 0, isText: true }
  const size = (width: 1 | 2 | 4): number =>
    width === 1 ? view.getUint8(at + 1) : width === 2 ? view.getUint16(at + 1) : view.getUint32(at + 1)
  const long = (width: 1 | 2 | 4, more = 0): Extent => ({ bytes: 1 + width + more + size(width), values: 0 })
  switch (head) {
    case 0xc4:
      return long(1)
    case 0xc5:
      return long(2)
    case 0xc6:
      return long(4)
    case 0xd9:
      return { ...long(1), isText: true }
    case 0xda:
      return { ...long(2), isText: true }
    case 0xdb:
      return { ...long(4), isText: true }
    case 0xc7:
      return long(1, 1)
    case 0xc8:
      return long(2, 1)
    case 0xc9:
      return long(4, 1)
    case 0xdc:
      return { bytes: 3, values: size(2) }
    case 0xdd:
      return { bytes: 5, values: size(4) }
    case 0xde:
      return { bytes: 3, values: 2 * size(2) }
    case 0xdf:
      return { bytes: 5, values: 2 * size(4) }
    default:
      return { bytes: 1 + (plain[head] ?? 0), values: 0 }
  }
}

/** Bytes after the head where it alone says how many: floats, whole numbers, extensions of fixed length. */
const plain: Readonly<Record<number, number>> = {
  0xca: 4,
  0xcb: 8,
  0xcc: 1,
  0xcd: 2,
  0xce: 4,
  0xcf: 8,
  0xd0: 1,
  0xd1: 2,
  0xd2: 4,
  0xd3: 8,
  0xd4: 2,
  0xd5: 3,
  0xd6: 5,
  0xd7: 9,
  0xd8: 17,
}
