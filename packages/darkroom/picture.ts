import sharp, { type Sharp } from 'sharp'

/** A picture as it is worked on: upright, sRGB, RGBA with 8 bits each, row by row. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** Larger pictures are not taken in: their pixels alone would fill the memory of a small machine. */
export const mostPixels = 64_000_000

/** Something about what was asked that a person can mend. */
export class Unworkable extends Error {
  override readonly name = 'Unworkable'
}

/**
 * Pixels of an image file, turned as its EXIF says and brought to sRGB by its profile.
 * @throws Unworkable where it is none, or has more than `mostPixels`
 */
export async function readPicture(bytes: Uint8Array): Promise<Picture> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels })
      .autoOrient()
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, data: clamped(data) }
  } catch (error) {
    const why =
      error instanceof Error && error.message.includes('pixel limit')
        ? 'has too many pixels'
        : 'cannot be read'
    throw new Unworkable(`The picture ${why}; at most ${mostPixels / 1_000_000} megapixels are worked on.`, {
      cause: error,
    })
  }
}

/** As PNG; without alpha where nothing is transparent. */
export function writePicture(picture: Picture): Promise<Uint8Array> {
  const pixels = sharpOf(picture)
  return (isOpaque(picture) ? pixels.removeAlpha() : pixels).png({ compressionLevel: 6 }).toBuffer()
}

/** The picture, to be worked on by sharp. */
export const sharpOf = ({ width, height, data }: Picture): Sharp =>
  sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
    raw: { width, height, channels: 4 },
    limitInputPixels: false,
  })

/** The picture, changed by sharp. */
export async function through(picture: Picture, change: (pixels: Sharp) => Sharp): Promise<Picture> {
  const { data, info } = await change(sharpOf(picture)).raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: clamped(data) }
}

/** The same bytes, as pixels. */
export const clamped = (bytes: Uint8Array): Uint8ClampedArray =>
  new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Its pixels from sharp, at another size. */
export async function resized(picture: Picture, width: number, height: number): Promise<Picture> {
  if (picture.width === width && picture.height === height) return picture
  return through(picture, (pixels) => pixels.resize(width, height, { fit: 'fill', kernel: 'lanczos3' }))
}

/** No longer than this on its longer side. */
export function within(picture: Picture, longest: number): Promise<Picture> {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const scaled = (side: number): number => Math.max(1, Math.round(side * scale))
  return resized(picture, scaled(picture.width), scaled(picture.height))
}

/** Blurred. @param sigma in pixels */
export const softened = (picture: Picture, sigma: number): Promise<Picture> =>
  through(picture, (pixels) => pixels.blur(Math.max(0.3, sigma)))

export function isOpaque({ data }: Picture): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false
  return true
}

/** One picture turning into another of its size; transparency stays its own. @param share 0–1: how much of the other */
export function mixed(picture: Picture, other: Picture, share: number): Picture {
  const data = Uint8ClampedArray.from(picture.data)
  for (let at = 0; at < data.length; at += 1)
    if (at % 4 !== 3) data[at] = (data[at] ?? 0) + share * ((other.data[at] ?? 0) - (data[at] ?? 0))
  return { ...picture, data }
}
