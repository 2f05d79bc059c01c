import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { KryaError } from '@krya/contracts'
import type { Streamable } from '../../../storage/storage.ts'
import { writeExif } from './exif.ts'
import { jpegText } from './jpeg.ts'
import { marked } from './mark.ts'
import { writeParameters } from './parameters.ts'
import { pngText } from './png.ts'
import { tiffText } from './tiff.ts'
import { type Mark, writeXmp } from './xmp.ts'

/** Where a PNG's header chunk ends: signature, and 13 bytes in a frame of 12. */
const pngHeaderEnd = 33
const jpegHeaderEnd = 2
const tiffHeaderEnd = 8

/**
 * As `mark`, for a file that is too large for memory; a picture carries no text yet, as encoders of ours write it.
 * @throws KryaError unreadable_file
 */
export function markFile(file: string, mediaType: string, made: Mark): Streamable {
  const { size } = statSync(file)
  if (!marked.has(mediaType)) return { bytes: size, open: () => createReadStream(file) }
  const { head, skipped, tail } = around(file, size, mediaType, made)
  return {
    bytes: head.length + size - skipped + tail.length,
    open: () =>
      Readable.from(inOrder(head, createReadStream(file, { start: skipped }), tail), { objectMode: false }),
  }
}

async function* inOrder(head: Buffer, body: Readable, tail: Buffer): AsyncGenerator<Buffer> {
  yield head
  for await (const chunk of body) yield chunk
  if (tail.length > 0) yield tail
}

/** What comes before and after its bytes, and how many at its start that replaces. */
function around(file: string, size: number, mediaType: string, made: Mark) {
  const xmp = writeXmp(made)
  const parameters = made.recipe === null ? null : writeParameters(made.recipe)
  const exif = parameters === null ? null : writeExif(parameters)
  const opened = openSync(file, 'r')
  const read = (from: number, length: number): Buffer => {
    const data = Buffer.alloc(length)
    return data.subarray(0, readSync(opened, data, 0, length, from))
  }
  try {
    switch (mediaType) {
      case 'image/png': {
        const head = Buffer.concat([read(0, pngHeaderEnd), ...pngText({ xmp, parameters, exif })])
        return { head, skipped: pngHeaderEnd, tail: Buffer.alloc(0) }
      }
      case 'image/jpeg': {
        const head = Buffer.concat([read(0, jpegHeaderEnd), ...jpegText(xmp, exif)])
        return { head, skipped: jpegHeaderEnd, tail: Buffer.alloc(0) }
      }
      case 'image/tiff':
        return { ...tiffText(read, size, xmp), skipped: tiffHeaderEnd }
      default:
        throw new KryaError('internal', `${mediaType} cannot be marked as a file`)
    }
  } finally {
    closeSync(opened)
  }
}
