import { type Plane, planeOf, resizedPlane, softMean } from '@krya/darkroom'

/** From where on something belongs to the thing. */
export const inside = 0.5

/** A part of a picture, in its pixels. */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * A silhouette sampled at the nodes of a grid. It ends in air on all sides but those where the picture cuts it off:
 * there the grid ends with the picture.
 */
export interface Field {
  /** Nodes across and down. */
  readonly width: number
  readonly height: number
  /** At each node how far it is inside: from 0.5 on it is. */
  readonly data: Float32Array
  /** Where on the picture the first node lies, and how many pixels one is from the next. */
  readonly left: number
  readonly top: number
  readonly cell: number
}

/** The pixels of a mask that are inside; null: none. */
export function frameOf({ width, height, data }: Plane): Frame | null {
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let at = 0; at < data.length; at += 1) {
    if ((data[at] ?? 0) < inside) continue
    const [x, y] = [at % width, Math.floor(at / width)]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 }
}

/** How wide the air around a silhouette is, in cells. */
const air = 2
/** The largest grid, in nodes. */
const mostNodes = 1_200_000

/** Lays a grid over a mask. @param cells about how many of its cells are to be inside */
export function fieldOf(mask: Plane, frame: Frame, cells: number): Field {
  const area = mask.data.reduce((sum, one) => sum + (one >= inside ? 1 : 0), 0)
  const least = Math.sqrt((frame.width * frame.height) / mostNodes)
  const cell = Math.max(least, Math.sqrt(area / cells))
  // Softened by half a cell, so that the outline does not step with the pixels.
  const soft = softMean(mask, Math.max(1, Math.round(cell * 0.45)))
  const across = axisOf(frame.left, frame.width, mask.width, cell)
  const down = axisOf(frame.top, frame.height, mask.height, cell)
  const data = new Float32Array(across.count * down.count)
  for (let row = 0; row < down.count; row += 1)
    for (let column = 0; column < across.count; column += 1)
      data[row * across.count + column] = sampled(soft, across.first + column * cell, down.first + row * cell)
  return { width: across.count, height: down.count, data, left: across.first, top: down.first, cell }
}

/** Where the nodes of one axis lie; what touches the picture’s edge is cut off there. */
function axisOf(start: number, length: number, of: number, cell: number) {
  const [isCutBefore, isCutAfter] = [start <= 0, start + length >= of]
  const first = isCutBefore ? 0 : start - air * cell
  const last = isCutAfter ? of : start + length + air * cell
  const count = Math.max(2, Math.ceil((last - first) / cell - 1e-6) + 1)
  return { first: isCutAfter ? last - (count - 1) * cell : first, count }
}

/** What a plane is at a point of the picture; beyond its edges as at them. */
function sampled({ width, height, data }: Plane, x: number, y: number): number {
  const [px, py] = [clamp(x - 0.5, width - 1), clamp(y - 0.5, height - 1)]
  const [left, top] = [Math.floor(px), Math.floor(py)]
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)]
  const [fx, fy] = [px - left, py - top]
  const row = (at: number): number =>
    (data[at * width + left] ?? 0) * (1 - fx) + (data[at * width + right] ?? 0) * fx
  return row(top) * (1 - fy) + row(bottom) * fy
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value))

/** A plane of the picture, at the nodes of a grid. */
export function atNodes(plane: Plane, { width, height, left, top, cell }: Field): Plane {
  const nodes = planeOf(width, height)
  const scale = Math.max(1, cell)
  const coarse =
    scale < 2
      ? plane
      : resizedPlane(
          plane,
          Math.max(1, Math.round(plane.width / scale)),
          Math.max(1, Math.round(plane.height / scale)),
        )
  const [sx, sy] = [coarse.width / plane.width, coarse.height / plane.height]
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1)
      nodes.data[row * width + column] = sampled(coarse, (left + column * cell) * sx, (top + row * cell) * sy)
  return nodes
}

/** Below this share of what is largest something is a speck, and a hole a flaw of the mask. */
const speck = { island: 0.012, hole: 0.0012 }
const fewestNodes = 9

/** Without specks and pinholes; null where nothing is left. */
export function cleaned(field: Field): Field | null {
  const isInside = (at: number): boolean => (field.data[at] ?? 0) >= inside
  const islands = regionsOf(field, isInside)
  const largest = Math.max(0, ...islands.map(({ length }) => length))
  if (largest < fewestNodes) return null
  const data = field.data.slice()
  for (const island of islands)
    if (island.length < Math.max(fewestNodes, largest * speck.island)) for (const at of island) data[at] = 0
  for (const hole of regionsOf(field, (at) => !isInside(at)))
    if (hole.length < Math.max(3, largest * speck.hole)) for (const at of hole) data[at] = 1
  return { ...field, data }
}

/** Nodes of one sort that hang together. */
function regionsOf({ width, height, data }: Field, belongs: (at: number) => boolean): number[][] {
  const seen = new Uint8Array(data.length)
  const regions: number[][] = []
  for (let start = 0; start < data.length; start += 1) {
    if (seen[start] === 1 || !belongs(start)) continue
    const region = [start]
    seen[start] = 1
    for (const at of region) {
      const [x, y] = [at % width, Math.floor(at / width)]
      for (const [next, isThere] of [
        [at - 1, x > 0],
        [at + 1, x < width - 1],
        [at - width, y > 0],
        [at + width, y < height - 1],
      ] as const)
        if (isThere && seen[next] === 0 && belongs(next)) {
          seen[next] = 1
          region.push(next)
        }
    }
    regions.push(region)
  }
  return regions
}
