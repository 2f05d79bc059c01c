import sharp from 'sharp'
import type { Values } from '@krya/onnx'

const channels = 3

/** Pixels of a picture as a VAE reads them: 1 × 3 × height × width, −1 to 1. Its middle, where it is of another shape. */
export async function readPixels(picture: Uint8Array, width: number, height: number): Promise<Values> {
  const raw = await sharp(picture)
    .rotate()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize(width, height, { fit: 'cover' })
    .removeAlpha()
    .raw()
    .toBuffer()
  const area = width * height
  const data = new Float32Array(channels * area)
  for (let at = 0; at < area; at += 1)
    for (let channel = 0; channel < channels; channel += 1)
      data[channel * area + at] = (raw[at * channels + channel] ?? 0) / 127.5 - 1
  return { data, shape: [1, channels, height, width] }
}

/** What a VAE drew, as PNG. */
export async function writePixels({ data, shape }: Values): Promise<Uint8Array> {
  const [, , height = 0, width = 0] = shape
  const area = width * height
  const raw = new Uint8ClampedArray(channels * area)
  for (let at = 0; at < area; at += 1)
    for (let channel = 0; channel < channels; channel += 1)
      raw[at * channels + channel] = Math.round(((data[channel * area + at] ?? 0) + 1) * 127.5)
  return sharp(raw, { raw: { width, height, channels } }).png().toBuffer()
}
