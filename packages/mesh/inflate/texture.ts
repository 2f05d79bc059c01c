import { type Picture, resized, softened, through } from '@krya/darkroom'
import sharp from 'sharp'
import type { Texture } from '../gltf/model.ts'
import { bled } from './bleed.ts'
import type { Frame } from './field.ts'

/** A picture as a material carries it: what it looks like decides which format is smaller. */
export async function textureOf({ width, height, data }: Picture): Promise<Texture> {
  const pixels = sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
    raw: { width, height, channels: 4 },
  }).removeAlpha()
  const [png, jpeg] = await Promise.all([
    pixels.clone().png({ compressionLevel: 9 }).toBuffer(),
    pixels.clone().jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer(),
  ])
  return png.length <= jpeg.length
    ? { bytes: png, mediaType: 'image/png' }
    : { bytes: jpeg, mediaType: 'image/jpeg' }
}

/** What front and back are covered with. */
export interface Coats {
  readonly front: Picture
  readonly back: Picture
}

/** How far what is seen on the front is washed out on the back, as a share of the longer side. */
const washed = 0.045
/** From the outline inward so far the back is like the front, as a share of the longer side. */
const alike = 0.03

/**
 * The part of the picture within the frame, without its ground. Nobody saw the back: it is the front from behind, its
 * colours run into each other.
 * @param size longer side, in pixels
 */
export async function coatsOf(cutOut: Picture, frame: Frame, size: number): Promise<Coats> {
  const part = await through(cutOut, (pixels) => pixels.extract(within(frame, cutOut)))
  const scale = size / Math.max(part.width, part.height)
  const [width, height] = [part.width, part.height].map((side) => Math.max(1, Math.round(side * scale)))
  const fitted = await resized(part, width ?? 1, height ?? 1)
  const front = bled(fitted)
  const soft = await softened(front, washed * size)
  const core = await softened({ ...fitted, data: alphaOf(fitted) }, alike * size)
  const data = Uint8ClampedArray.from(soft.data)
  for (let at = 0; at < data.length; at += 4) {
    const share = Math.min(1, Math.max(0, ((core.data[at] ?? 0) / 255 - 0.5) * 2.4))
    for (let channel = 0; channel < 3; channel += 1)
      data[at + channel] =
        (soft.data[at + channel] ?? 0) * share + (front.data[at + channel] ?? 0) * (1 - share)
  }
  return { front, back: { ...soft, data } }
}

function within(frame: Frame, { width, height }: Picture) {
  const [left, top] = [Math.max(0, Math.floor(frame.left)), Math.max(0, Math.floor(frame.top))]
  return {
    left,
    top,
    width: Math.min(width - left, Math.ceil(frame.width)),
    height: Math.min(height - top, Math.ceil(frame.height)),
  }
}

/** Alpha as grey. */
function alphaOf({ data }: Picture): Uint8ClampedArray {
  const grey = new Uint8ClampedArray(data.length)
  for (let at = 0; at < data.length; at += 4) {
    grey.fill(data[at + 3] ?? 0, at, at + 3)
    grey[at + 3] = 255
  }
  return grey
}
