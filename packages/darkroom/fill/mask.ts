import sharp from 'sharp'
import { mostPixels, type Picture, Unworkable } from '../picture.ts'

/** Shapes that differ by more than this are no longer the same picture at another size. */
const likeShapes = 0.02

/**
 * Where to work, per pixel of the picture; 1: there. White is to be changed, black and what is transparent stay.
 * @param beyond how many pixels farther than drawn, so that no rim of what goes is left
 * @throws Unworkable where it is no picture, of another shape, or empty
 */
export async function readMask(bytes: Uint8Array, picture: Picture, beyond: number): Promise<Uint8Array> {
  const { width, height } = picture
  const drawn = await readShape(bytes)
  if (Math.abs(Math.log((drawn.width * height) / (drawn.height * width))) > likeShapes)
    throw new Unworkable(
      `The mask is ${drawn.width} × ${drawn.height} and the picture ${width} × ${height}: they must be of one shape.`,
    )
  let pixels = sharp(drawn.bytes).resize(width, height, { fit: 'fill', kernel: 'linear' }).threshold(128)
  // Sharp takes what is dark for the object: eroding it widens the white.
  if (beyond > 0) pixels = pixels.erode(beyond)
  const data = await pixels.extractChannel(0).raw().toBuffer()
  const mask = new Uint8Array(width * height)
  for (let at = 0; at < mask.length; at += 1) mask[at] = (data[at] ?? 0) > 127 ? 1 : 0
  if (!mask.includes(1)) throw new Unworkable('The mask is empty: paint white what is to be changed.')
  return mask
}

/** A part of a picture, in pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The smallest box about all that is 1; undefined: nothing is. */
export function boundsOf(
  mask: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): Box | undefined {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let at = 0; at < mask.length; at += 1) {
    if (mask[at] !== 1) continue
    const x = at % width
    const y = (at - x) / width
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return right < 0 ? undefined : { left, top, width: right + 1 - left, height: bottom + 1 - top }
}

async function readShape(bytes: Uint8Array) {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels })
      .autoOrient()
      .flatten({ background: '#000000' })
      .toColourspace('b-w')
      .png({ compressionLevel: 1 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch (error) {
    throw new Unworkable('The mask cannot be read as a picture.', { cause: error })
  }
}
