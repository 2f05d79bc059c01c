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

/** How wide the rim is whose colours the back has, and how far they run into each other: shares of the longer side. */
const rim = { wide: 0.05, soft: 0.02 }

/**
 * The part of the picture within the frame, without its ground. Nobody saw the back: what is seen at the outline goes on
 * there, so that hair covers the back of a head, and what is only on the front stays there.
 * @param size longer side, in pixels
 */
export async function coatsOf(cutOut: Picture, frame: Frame, size: number): Promise<Coats> {
  const part = await through(cutOut, (pixels) => pixels.extract(within(frame, cutOut)))
  const scale = size / Math.max(part.width, part.height)
  const [width = 1, height = 1] = [part.width, part.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  )
  const fitted = await resized(part, width, height)
  const front = bled(fitted)
  const depth = await softened({ ...fitted, data: alphaOf(fitted) }, rim.wide * size)
  const near = Uint8ClampedArray.from(fitted.data)
  // Deeper inside than this the rim says nothing.
  for (let at = 0; at < near.length; at += 4) if ((depth.data[at] ?? 0) > innermost) near[at + 3] = 0
  const around = await softened(bled({ ...fitted, data: near }), rim.soft * size)
  const data = Uint8ClampedArray.from(around.data)
  for (let at = 0; at < data.length; at += 4) {
    const share = Math.min(1, Math.max(0, ((depth.data[at] ?? 0) / 255 - 0.5) * 3.2))
    for (let channel = 0; channel < 3; channel += 1)
      data[at + channel] =
        (around.data[at + channel] ?? 0) * share + (front.data[at + channel] ?? 0) * (1 - share)
  }
  return { front, back: { ...around, data } }
}

/** Of alpha, blurred. */
const innermost = 215

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
