import type { Box } from '../fill/mask.ts'
import { type Picture, sharpOf } from '../picture.ts'

/** A square of a picture in its pixels, which may reach beyond it. */
export interface Square {
  readonly left: number
  readonly top: number
  readonly side: number
}

/** What lies beyond a picture, and behind what is transparent. */
const grey = 128

/** The square about the middle of a box. @param times its longer side */
export function squareAround({ left, top, width, height }: Box, times = 1): Square {
  const side = Math.max(width, height, 1) * times
  return { left: left + (width - side) / 2, top: top + (height - side) / 2, side }
}

/** A square as a network of this size sees it: 0–255, plane by plane, its shapes kept. */
export async function lookAt(
  picture: Picture,
  { left, top, side: length }: Square,
  side: number,
): Promise<Float32Array> {
  const box = {
    left: Math.max(0, Math.floor(left)),
    top: Math.max(0, Math.floor(top)),
    right: Math.min(picture.width, Math.ceil(left + length)),
    bottom: Math.min(picture.height, Math.ceil(top + length)),
  }
  const scale = side / length
  const at = {
    left: Math.min(side - 1, Math.round((box.left - left) * scale)),
    top: Math.min(side - 1, Math.round((box.top - top) * scale)),
  }
  const size = {
    width: Math.max(1, Math.min(side - at.left, Math.round((box.right - box.left) * scale))),
    height: Math.max(1, Math.min(side - at.top, Math.round((box.bottom - box.top) * scale))),
  }
  const pixels = await sharpOf(picture)
    .extract({ left: box.left, top: box.top, width: box.right - box.left, height: box.bottom - box.top })
    .flatten({ background: { r: grey, g: grey, b: grey } })
    .resize(size.width, size.height, { fit: 'fill' })
    .raw()
    .toBuffer()
  const data = new Float32Array(3 * side * side).fill(grey)
  for (let y = 0; y < size.height; y += 1)
    for (let x = 0; x < size.width; x += 1)
      for (let channel = 0; channel < 3; channel += 1)
        data[channel * side * side + (at.top + y) * side + at.left + x] =
          pixels[(y * size.width + x) * 3 + channel] ?? grey
  return data
}
