import type { Part } from '../style/finish.ts'
import type { Raster } from '../style/raster.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** Side of the squares by which changes are looked for, in pixels. */
const tile = 16

/** Squares of a picture, marked or not. */
export interface Tiles {
  readonly across: number
  readonly down: number
  readonly marks: Uint8Array
}

export function tilesOf({ width, height }: Size): Tiles {
  const [across, down] = [Math.ceil(width / tile), Math.ceil(height / tile)]
  return { across, down, marks: new Uint8Array(across * down) }
}

/** Marks where two pictures of a size differ. */
export function markDifferences(
  { across, marks }: Tiles,
  before: Uint8ClampedArray,
  after: Uint8ClampedArray,
  { width, height }: Size,
): void {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / tile) * across
    for (let left = 0; left < width; left += tile) {
      if (marks[row + left / tile] === 1) continue
      const end = y * width + Math.min(width, left + tile)
      for (let at = y * width + left; at < end; at += 1)
        if (a[at] !== b[at]) {
          marks[row + left / tile] = 1
          break
        }
    }
  }
}

/** Four channels in one number: two pixels are alike if these are. */
const wordsOf = ({ buffer, byteOffset, byteLength }: Raster['data']): Uint32Array =>
  new Uint32Array(buffer, byteOffset, byteLength / 4)

/** Marks what a part touches. */
export function markPart({ across, down, marks }: Tiles, { left, top, width, height }: Part): void {
  const lastRow = Math.min(down - 1, Math.floor((top + height - 1) / tile))
  const lastColumn = Math.min(across - 1, Math.floor((left + width - 1) / tile))
  for (let row = Math.max(0, Math.floor(top / tile)); row <= lastRow; row += 1)
    for (let column = Math.max(0, Math.floor(left / tile)); column <= lastColumn; column += 1)
      marks[row * across + column] = 1
}

/** Boxes that cover all that is marked: one for each lot of squares that touch. */
export function partsOf({ across, down, marks }: Tiles, { width, height }: Size): Part[] {
  const left = Uint8Array.from(marks)
  const parts: Part[] = []
  for (let from = 0; from < left.length; from += 1) {
    if (left[from] !== 1) continue
    let [x0, y0, x1, y1] = [across, down, 0, 0]
    const open = [from]
    left[from] = 0
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % across, Math.floor(at / across)]
      x0 = Math.min(x0, x)
      x1 = Math.max(x1, x)
      y0 = Math.min(y0, y)
      y1 = Math.max(y1, y)
      for (let row = Math.max(0, y - 1); row <= Math.min(down - 1, y + 1); row += 1)
        for (let column = Math.max(0, x - 1); column <= Math.min(across - 1, x + 1); column += 1) {
          const to = row * across + column
          if (left[to] !== 1) continue
          left[to] = 0
          open.push(to)
        }
    }
    parts.push(within({ left: x0, top: y0, right: x1 + 1, bottom: y1 + 1 }, tile, { width, height }))
  }
  return parts
}

const within = (
  edges: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  scale: number,
  { width, height }: Size,
): Part => {
  const [left, top] = [Math.max(0, edges.left * scale), Math.max(0, edges.top * scale)]
  return {
    left,
    top,
    width: Math.min(width, edges.right * scale) - left,
    height: Math.min(height, edges.bottom * scale) - top,
  }
}

/** The least part in which a picture differs from what one of its parts was before; none: nowhere. */
export function differing(before: Uint8ClampedArray, picture: Raster, part: Part): Part[] {
  const [old, now] = [wordsOf(before), wordsOf(picture.data)]
  let [left, top, right, bottom] = [part.width, part.height, 0, 0]
  for (let y = 0; y < part.height; y += 1)
    for (let x = 0; x < part.width; x += 1) {
      if (old[y * part.width + x] === now[(part.top + y) * picture.width + part.left + x]) continue
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = y + 1
    }
  if (right <= left) return []
  return [{ left: part.left + left, top: part.top + top, width: right - left, height: bottom - top }]
}

/** A part with so many pixels more on every side, as far as the picture goes. */
export const grown = ({ left, top, width, height }: Part, by: number, size: Size): Part =>
  within({ left: left - by, top: top - by, right: left + width + by, bottom: top + height + by }, 1, size)

/** Fewer, larger parts, where that is less work: each costs `margin` pixels around it as well. */
export function joined(parts: readonly Part[], margin: number): Part[] {
  const left = [...parts]
  const area = ({ width, height }: Part): number => (width + 2 * margin) * (height + 2 * margin)
  for (let at = 0; at < left.length; at += 1)
    for (let other = at + 1; other < left.length; other += 1) {
      const [a, b] = [left[at], left[other]]
      if (a === undefined || b === undefined) continue
      const both = around(a, b)
      if (area(both) > area(a) + area(b)) continue
      left[at] = both
      left.splice(other, 1)
      // What has grown may now take in what it did not before.
      other = at
    }
  return left
}

function around(a: Part, b: Part): Part {
  const [left, top] = [Math.min(a.left, b.left), Math.min(a.top, b.top)]
  return {
    left,
    top,
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.top + a.height, b.top + b.height) - top,
  }
}
