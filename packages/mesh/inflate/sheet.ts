import { type Field, inside } from './field.ts'
import { crossing } from './poisson.ts'

/** A silhouette in triangles: flat, with an outline that runs between the nodes of its grid. */
export interface Sheet {
  /** x and y of each point on the picture, in its pixels. */
  readonly places: Float32Array
  /** Its node; −1: it lies on the outline. */
  readonly nodes: Int32Array
  /** Clockwise as the picture is seen. */
  readonly triangles: Uint32Array
  /** Edges along which the picture cut the thing off, two points each, the thing to the right. */
  readonly cuts: Uint32Array
}

/**
 * Marching squares (Lorensen and Cline 1987, in the plane) with each cell’s polygon fanned from a corner that is
 * inside: no edge within the sheet then has both its ends on the outline, and two sheets that share it are closed.
 */
export function sheetOf(field: Field): Sheet {
  const { width, height, data } = field
  const places: number[] = []
  const nodes: number[] = []
  const triangles: number[] = []
  const cuts: number[] = []
  const known = new Map<number, number>()

  const put = (key: number, x: number, y: number, node: number): number => {
    const before = known.get(key)
    if (before !== undefined) return before
    places.push(field.left + x * field.cell, field.top + y * field.cell)
    nodes.push(node)
    known.set(key, nodes.length - 1)
    return nodes.length - 1
  }
  const isIn = (at: number): boolean => (data[at] ?? 0) >= inside
  const corner = (at: number): number => put(at * 3, at % width, Math.floor(at / width), at)
  const between = (from: number, to: number): number => {
    const [low, high] = [Math.min(from, to), Math.max(from, to)]
    const own = crossing(data[isIn(low) ? low : high] ?? 0, data[isIn(low) ? high : low] ?? 0)
    const share = isIn(low) ? own : 1 - own
    const [x, y] = [low % width, Math.floor(low / width)]
    return high - low === 1 ? put(low * 3 + 1, x + share, y, -1) : put(low * 3 + 2, x, y + share, -1)
  }
  /** Points along one edge of a cell, from its first end on. */
  const along = (from: number, to: number): number[] => [
    ...(isIn(from) ? [corner(from)] : []),
    ...(isIn(from) === isIn(to) ? [] : [between(from, to)]),
  ]

  for (let y = 0; y < height - 1; y += 1)
    for (let x = 0; x < width - 1; x += 1) {
      const a = y * width + x
      const corners = [a, a + 1, a + width + 1, a + width] as const
      // Cells that are wholly inside are halved along one diagonal and the other in turn.
      const first = corners.findIndex((one, at) => isIn(one) && (at + x + y) % 2 === 0)
      const start = first >= 0 ? first : corners.findIndex(isIn)
      if (start < 0) continue
      const polygon = [0, 1, 2, 3].flatMap((step) =>
        along(corners[(start + step) % 4] ?? 0, corners[(start + step + 1) % 4] ?? 0),
      )
      for (let at = 1; at < polygon.length - 1; at += 1)
        triangles.push(polygon[0] ?? 0, polygon[at] ?? 0, polygon[at + 1] ?? 0)
      for (const [edge, isCut] of [y === 0, x === width - 2, y === height - 2, x === 0].entries()) {
        const [from, to] = [corners[edge] ?? 0, corners[(edge + 1) % 4] ?? 0]
        if (!isCut || (!isIn(from) && !isIn(to))) continue
        const [begin, end] = [
          isIn(from) ? corner(from) : between(from, to),
          isIn(to) ? corner(to) : between(from, to),
        ]
        cuts.push(begin, end)
      }
    }
  return {
    places: Float32Array.from(places),
    nodes: Int32Array.from(nodes),
    triangles: Uint32Array.from(triangles),
    cuts: Uint32Array.from(cuts),
  }
}
