import { KryaError } from '@krya/contracts'

const startOfImage = 0xffd8
const app1 = 0xffe1
const startOfScan = 0xffda
/** What a segment holds at most besides its own length. */
const mostBytes = 65_533
const xmpName = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1')
const exifName = Buffer.from('Exif\0\0', 'latin1')

/** The same picture with this XMP and EXIF in the place of those it had. What no segment can hold is left out. */
export function writeJpegText(jpeg: Uint8Array, xmp: string, exif: Uint8Array | null): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...jpegText(xmp, exif), ...withoutText(jpeg)])
}

/** The segments that hold these texts; they stand after the start of the image. */
export const jpegText = (xmp: string, exif: Uint8Array | null): Buffer[] =>
  [...(exif === null ? [] : [Buffer.concat([exifName, exif])]), Buffer.concat([xmpName, Buffer.from(xmp)])]
    .filter((segment) => segment.length <= mostBytes)
    .map(framed)

function framed(data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16BE(app1, 0)
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** Every segment but the texts, then the scan as it is. */
function withoutText(jpeg: Uint8Array): Uint8Array[] {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  if (jpeg.byteLength < 4 || view.getUint16(0) !== startOfImage) throw new KryaError('unreadable_file')
  const kept: Uint8Array[] = []
  let at = 2
  while (at + 4 <= jpeg.byteLength && view.getUint16(at) !== startOfScan) {
    const end = at + 2 + view.getUint16(at + 2)
    const segment = jpeg.subarray(at, end)
    const isText =
      view.getUint16(at) === app1 && [exifName, xmpName].some((name) => startsWith(segment, name))
    if (!isText) kept.push(segment)
    at = end
  }
  return [...kept, jpeg.subarray(at)]
}

const startsWith = (segment: Uint8Array, name: Buffer): boolean =>
  name.equals(segment.subarray(4, 4 + name.length))
