import { KryaError } from '@krya/contracts'
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'
import sharp from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { readSvgSize } from './svg.ts'

/** No picture we make is larger: 22K on its longer side, squared. */
const mostPixels = 22_528 ** 2
const mostBytes = 1024 * 1024 * 1024
/** The longest side a ThumbHash is made from. */
const hashedSide = 100

const pictures: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/avif',
  'image/tiff',
])

/** What a picture's bytes say about it, whatever anyone claimed. */
export interface Facts {
  readonly mediaType: string
  readonly width: number
  readonly height: number
  /** ThumbHash, base64. */
  readonly thumbhash: string
}

/** Looks at a picture. @throws KryaError unreadable_file */
export async function inspect(bytes: Uint8Array): Promise<Facts> {
  if (bytes.byteLength > mostBytes) throw new KryaError('unreadable_file', 'The file is too large.')
  const mediaType = await sniffPicture(bytes)
  return look(bytes, mediaType, mediaType === 'image/svg+xml' ? readSvgSize(bytes) : null)
}

/** Looks at a picture of pixels on the disk. @throws KryaError unreadable_file */
export async function inspectFile(file: string): Promise<Facts> {
  const type = await fileTypeFromFile(file)
  if (type === undefined || !pictures.has(type.mime)) throw new KryaError('unreadable_file')
  return look(file, type.mime, null)
}

async function look(
  source: Uint8Array | string,
  mediaType: string,
  size: { readonly width: number; readonly height: number } | null,
): Promise<Facts> {
  try {
    const picture = sharp(source, { limitInputPixels: mostPixels })
    const { width, height } = size ?? (await picture.metadata())
    const { data, info } = await picture
      .resize({ width: hashedSide, height: hashedSide, fit: 'inside' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const thumbhash = Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
    return { mediaType, width, height, thumbhash }
  } catch (error) {
    if (error instanceof KryaError) throw error
    throw new KryaError('unreadable_file', undefined, { cause: error })
  }
}

/** The media type a picture's own bytes show. @throws KryaError unreadable_file */
export async function sniffPicture(bytes: Uint8Array): Promise<string> {
  const type = await fileTypeFromBuffer(bytes)
  if (type !== undefined && pictures.has(type.mime)) return type.mime
  if (type?.mime === 'image/heic' || type?.mime === 'image/heif')
    throw new KryaError(
      'unreadable_file',
      'HEIC pictures cannot be read here: their codec is patented. Save it as JPEG, PNG or AVIF first.',
    )
  const start = new TextDecoder().decode(bytes.subarray(0, 1000)).trimStart()
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(start)) return 'image/svg+xml'
  throw new KryaError('unreadable_file')
}

/** How large a PNG, JPEG, WebP or AVIF is; nothing is decoded. @throws KryaError unreadable_file */
export async function sizeOf(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    return { width, height }
  } catch (error) {
    throw new KryaError('unreadable_file', undefined, { cause: error })
  }
}
