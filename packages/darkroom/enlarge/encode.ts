import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Sharp } from 'sharp'
import { Unworkable } from '../picture.ts'
import type { Made } from '../tool.ts'

export const formats = ['png', 'jpeg', 'tiff'] as const
export type Format = (typeof formats)[number]

/** Beyond this a picture is written to a file as it is made, never whole in memory. */
export const mostPixelsInMemory = 100_000_000
/** Offsets of 32 bits reach no further; half of it is left for the smaller copies and what does not compress. */
const mostBytesOfTiff = 2 ** 31
const tile = 256
const millimetresAnInch = 25.4

export interface Encoding {
  readonly width: number
  readonly height: number
  /** Undefined: PNG, and JPEG for what is large. */
  readonly format: Format | undefined
  readonly isOpaque: boolean
  /** Pixels an inch, for print. */
  readonly dpi: number | null
  /** Where a large file is written. */
  readonly scratch: string
}

/**
 * The picture as a file in the format asked for.
 * @throws Unworkable for transparency that the format, or the size, has no room for
 */
export async function encoded(
  pixels: Sharp,
  { width, height, format, isOpaque, dpi, scratch }: Encoding,
): Promise<Made> {
  const isLarge = width * height > mostPixelsInMemory
  const chosen = format ?? (isLarge ? 'jpeg' : 'png')
  if (chosen === 'jpeg' && !isOpaque)
    throw new Unworkable('JPEG holds no transparency, which this picture has. Choose PNG or TIFF.')
  const dense = dpi === null ? pixels : pixels.withMetadata({ density: dpi })
  const file = as(dense, chosen, { bytes: width * height * (isOpaque ? 3 : 4), dpi, isLarge })
  const facts = {
    mediaType: `image/${chosen}`,
    notes:
      format === undefined && isLarge
        ? [
            {
              field: 'format',
              message: `Beyond ${mostPixelsInMemory / 1_000_000} megapixels it is written as JPEG; ask for PNG or TIFF to lose nothing.`,
            },
          ]
        : [],
  }
  if (!isLarge) return { ...facts, bytes: await file.toBuffer() }
  await mkdir(scratch, { recursive: true })
  const target = path.join(scratch, `${randomUUID()}.${chosen}`)
  await file.toFile(target)
  return { ...facts, file: target }
}

function as(
  pixels: Sharp,
  format: Format,
  { bytes, dpi, isLarge }: { bytes: number; dpi: number | null; isLarge: boolean },
): Sharp {
  switch (format) {
    case 'png':
      return pixels.png({ compressionLevel: isLarge ? 3 : 6 })
    case 'jpeg':
      // Coding that is made for the picture would need all of it in memory.
      return pixels.jpeg({ quality: 92, optimiseCoding: !isLarge, chromaSubsampling: '4:4:4' })
    case 'tiff':
      return pixels.tiff({
        compression: 'deflate',
        predictor: 'horizontal',
        tile: true,
        tileWidth: tile,
        tileHeight: tile,
        pyramid: true,
        bigtiff: bytes > mostBytesOfTiff,
        ...(dpi === null ? {} : { xres: dpi / millimetresAnInch, yres: dpi / millimetresAnInch }),
      })
  }
}
