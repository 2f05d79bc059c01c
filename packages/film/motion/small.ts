import type { Picture } from '@krya/darkroom'

/** Brightness of a picture, 0–255, with a margin that repeats its edges: what moves is looked for there too. */
export interface Grey {
  readonly width: number
  readonly height: number
  /** From one row to the next. */
  readonly stride: number
  readonly data: Float32Array
}

/** Pixels around each picture. */
export const margin = 16
/** Motion is found at about this length of the longer side: finer tells little more, and takes its square in time. */
const longest = 400

/** By which whole number a picture of this size is made smaller to find motion in. */
export const shrinkOf = ({ width, height }: Pick<Picture, 'width' | 'height'>): number =>
  Math.max(1, Math.round(Math.max(width, height) / longest))

/** The picture's brightness, each pixel the mean of `shrink` × `shrink`. */
export function greyOf({ width, height, data }: Picture, shrink: number): Grey {
  const grey = emptyGrey(Math.max(1, Math.floor(width / shrink)), Math.max(1, Math.floor(height / shrink)))
  // The usual integer weights of Rec. 709 brightness: this is read for each pixel of each frame.
  const share = 1 / (256 * shrink * shrink)
  const reach = Math.min(shrink, width, height)
  for (let y = 0; y < grey.height; y += 1)
    for (let x = 0; x < grey.width; x += 1) {
      let sum = 0
      for (let row = 0; row < reach; row += 1) {
        let at = ((y * shrink + row) * width + x * shrink) * 4
        for (let column = 0; column < reach; column += 1, at += 4)
          sum += 54 * (data[at] ?? 0) + 183 * (data[at + 1] ?? 0) + 19 * (data[at + 2] ?? 0)
      }
      grey.data[(y + margin) * grey.stride + x + margin] = sum * share
    }
  return edged(grey)
}

/** Half as large, each pixel the mean of four. */
export function halved(from: Grey): Grey {
  const to = emptyGrey(from.width >> 1, from.height >> 1)
  for (let y = 0; y < to.height; y += 1)
    for (let x = 0; x < to.width; x += 1) {
      const at = (2 * y + margin) * from.stride + 2 * x + margin
      to.data[(y + margin) * to.stride + x + margin] =
        ((from.data[at] ?? 0) +
          (from.data[at + 1] ?? 0) +
          (from.data[at + from.stride] ?? 0) +
          (from.data[at + from.stride + 1] ?? 0)) /
        4
    }
  return edged(to)
}

function emptyGrey(width: number, height: number): Grey {
  const stride = width + 2 * margin
  return { width, height, stride, data: new Float32Array(stride * (height + 2 * margin)) }
}

/** Its edges, repeated into the margin. */
function edged(grey: Grey): Grey {
  const { width, height, stride, data } = grey
  for (let y = margin; y < margin + height; y += 1) {
    const row = y * stride
    data.fill(data[row + margin] ?? 0, row, row + margin)
    data.fill(data[row + margin + width - 1] ?? 0, row + margin + width, row + stride)
  }
  for (let y = 0; y < margin; y += 1) {
    data.copyWithin(y * stride, margin * stride, (margin + 1) * stride)
    data.copyWithin(
      (margin + height + y) * stride,
      (margin + height - 1) * stride,
      (margin + height) * stride,
    )
  }
  return grey
}
