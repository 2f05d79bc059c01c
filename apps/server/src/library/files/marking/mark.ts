import { KryaError } from '@krya/contracts'
import { writeExif } from './exif.ts'
import { writeJpegText } from './jpeg.ts'
import { writeMp4Text } from './mp4.ts'
import { writeParameters } from './parameters.ts'
import { writePngText } from './png.ts'
import { writeTiffText } from './tiff.ts'
import { type Mark, writeXmp } from './xmp.ts'

/** Kinds of file that are marked as they are; other pictures are marked while they are encoded. */
export const marked: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/tiff',
  'image/svg+xml',
  'video/mp4',
  'video/quicktime',
])

/**
 * Writes into a file that a machine made it and, unless it is left out, its recipe: as XMP, and as the
 * `parameters` text of A1111 (PNG text, EXIF UserComment). What it carried of that kind before is replaced.
 * @throws KryaError unreadable_file
 */
export function mark(bytes: Uint8Array, mediaType: string, made: Mark): Buffer {
  const xmp = writeXmp(made)
  const parameters = made.recipe === null ? null : writeParameters(made.recipe)
  const exif = parameters === null ? null : writeExif(parameters)
  switch (mediaType) {
    case 'image/png':
      return writePngText(bytes, { xmp, parameters, exif })
    case 'image/jpeg':
      return writeJpegText(bytes, xmp, exif)
    case 'image/tiff':
      return writeTiffText(bytes, xmp)
    case 'video/mp4':
    case 'video/quicktime':
      return writeMp4Text(bytes, xmp)
    case 'image/svg+xml':
      return Buffer.from(withMetadata(new TextDecoder().decode(bytes), xmp))
    default:
      throw new KryaError('internal', `${mediaType} is marked while it is encoded`)
  }
}

function withMetadata(svg: string, xmp: string): string {
  const bare = svg.replace(/<metadata id="krya">[\s\S]*?<\/metadata>/, '')
  const root = /<svg\b[^>]*>/.exec(bare)
  if (root === null) throw new KryaError('unreadable_file')
  const at = root.index + root[0].length
  return `${bare.slice(0, at)}<metadata id="krya">${xmp}</metadata>${bare.slice(at)}`
}
