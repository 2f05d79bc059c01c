import type { PlacedLayer } from './layer.ts'
import { type Rect, whole } from './surface.ts'

type Placed = Pick<PlacedLayer, 'x' | 'y' | 'scale_x' | 'scale_y' | 'rotation'>

export interface Point {
  readonly x: number
  readonly y: number
}

/** From a layer's own pixels to the document's. */
export const matrixOf = ({ x, y, scale_x, scale_y, rotation }: Placed): DOMMatrix =>
  new DOMMatrix().translate(x, y).rotate(rotation).scale(scale_x, scale_y)

/**
 * Where a layer lies after a matrix, as a turn, scales and a move. A matrix that shears keeps its lengths and the
 * direction of its first axis.
 */
function placeOf({ a, b, c, d, e, f }: DOMMatrix): Placed {
  const across = Math.hypot(a, b)
  const isMirrored = a * d - b * c < 0
  const down = Math.hypot(c, d)
  return {
    x: e,
    y: f,
    scale_x: across,
    scale_y: isMirrored ? -down : down,
    rotation: (Math.atan2(b, a) * 180) / Math.PI,
  }
}

/** A layer, moved with everything by a matrix of the document. */
export const movedBy = <L extends PlacedLayer>(layer: L, matrix: DOMMatrix): L => ({
  ...layer,
  ...placeOf(matrix.multiply(matrixOf(layer))),
})

/** Where a rectangle comes to lie. */
export function mapped({ x, y, width, height }: Rect, matrix: DOMMatrix): Rect {
  const corners = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ].map(([px, py]) => matrix.transformPoint({ x: px ?? 0, y: py ?? 0 }))
  const [left, top] = [Math.min(...corners.map((p) => p.x)), Math.min(...corners.map((p) => p.y))]
  return whole({
    x: left,
    y: top,
    width: Math.max(...corners.map((p) => p.x)) - left,
    height: Math.max(...corners.map((p) => p.y)) - top,
  })
}

/** Whether its pixels are the document's, only moved by whole ones. */
export const isUpright = ({ x, y, scale_x, scale_y, rotation }: Placed): boolean =>
  scale_x === 1 && scale_y === 1 && rotation === 0 && Number.isInteger(x) && Number.isInteger(y)
