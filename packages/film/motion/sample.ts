/** A value of a plane between its pixels; beyond its edges as at them. */
export function valueAt(plane: Float32Array, width: number, height: number, x: number, y: number): number {
  const cx = x < 0 ? 0 : x > width - 1 ? width - 1 : x
  const cy = y < 0 ? 0 : y > height - 1 ? height - 1 : y
  const left = Math.floor(cx)
  const top = Math.floor(cy)
  const right = cx - left
  const below = cy - top
  const at = top * width + left
  const beside = left < width - 1 ? 1 : 0
  const under = top < height - 1 ? width : 0
  const upper = (plane[at] ?? 0) * (1 - right) + (plane[at + beside] ?? 0) * right
  const lower = (plane[at + under] ?? 0) * (1 - right) + (plane[at + under + beside] ?? 0) * right
  return upper * (1 - below) + lower * below
}

/** Planes of the size that motion was found at, read at the pixels of a frame. */
export interface Enlarged {
  /** The row of a frame from which it is read from now on. */
  row(y: number): void
  /** One plane’s value at a pixel of that row. */
  at(plane: Float32Array, x: number): number
}

/** @param shrink by how much the planes are smaller */
export function enlarged(
  width: number,
  height: number,
  frame: { readonly width: number },
  shrink: number,
): Enlarged {
  const lefts = new Int32Array(frame.width)
  const rights = new Float32Array(frame.width)
  for (let x = 0; x < frame.width; x += 1) {
    const place = Math.min(width - 1.001, Math.max(0, (x + 0.5) / shrink - 0.5))
    lefts[x] = Math.floor(place)
    rights[x] = place - Math.floor(place)
  }
  let upper = 0
  let lower = 0
  let below = 0
  return {
    row(y) {
      const place = Math.min(height - 1, Math.max(0, (y + 0.5) / shrink - 0.5))
      const top = Math.floor(place)
      below = place - top
      upper = top * width
      lower = Math.min(height - 1, top + 1) * width
    },
    at(plane, x) {
      const left = lefts[x] ?? 0
      const right = rights[x] ?? 0
      const beside = left < width - 1 ? 1 : 0
      const above = (plane[upper + left] ?? 0) * (1 - right) + (plane[upper + left + beside] ?? 0) * right
      const under = (plane[lower + left] ?? 0) * (1 - right) + (plane[lower + left + beside] ?? 0) * right
      return above * (1 - below) + under * below
    },
  }
}
