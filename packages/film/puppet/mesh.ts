import type { Picture } from '@krya/darkroom'
import { about, type Stance, type Turn } from './motion.ts'
import type { Point } from './points.ts'

/** A joint of a layer, and how far each corner of its mesh goes with it. */
export interface Hinge {
  readonly joint: Point
  /** The far end of its bone, in the picture. */
  readonly to: Point
  readonly turn: (stance: Stance) => Turn
  readonly weight: (spot: Point) => number
}

/** A part of a cut-out over a mesh of triangles. */
export interface Layer {
  readonly picture: Picture
  /** Corners as they lie in the picture, x and y in turn. */
  readonly corners: Float32Array
  /** Three corners each. */
  readonly triangles: Uint32Array
  /** From the outermost joint inward. */
  readonly hinges: readonly { readonly hinge: Hinge; readonly weights: Float32Array }[]
  /** How far each corner may move: what is cut off by the picture’s edge stays there. */
  readonly loose: Float32Array
}

/** Cells of a mesh along the shorter side of a picture. */
const cells = 64

/** @param loose 0–1: how far a spot may move */
export function layerOf(picture: Picture, hinges: readonly Hinge[], loose: (spot: Point) => number): Layer {
  const { width, height } = picture
  const cell = Math.max(4, Math.round(Math.min(width, height) / cells))
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)]
  const index = new Map<number, number>()
  const places: number[] = []
  const triangles: number[] = []
  const corner = (column: number, row: number): number => {
    const key = row * (columns + 1) + column
    const known = index.get(key)
    if (known !== undefined) return known
    const next = places.length / 2
    index.set(key, next)
    places.push(Math.min(width, column * cell) - 0.5, Math.min(height, row * cell) - 0.5)
    return next
  }
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      if (!isSeen(picture, column * cell - 1, row * cell - 1, cell + 2)) continue
      const [a, b] = [corner(column, row), corner(column + 1, row)]
      const [c, d] = [corner(column, row + 1), corner(column + 1, row + 1)]
      triangles.push(a, b, c, b, d, c)
    }
  const spots = Array.from({ length: places.length / 2 }, (_, at) => ({
    x: places[at * 2] ?? 0,
    y: places[at * 2 + 1] ?? 0,
  }))
  return {
    picture: multiplied(picture),
    corners: Float32Array.from(places),
    triangles: Uint32Array.from(triangles),
    hinges: hinges.map((hinge) => ({ hinge, weights: Float32Array.from(spots, hinge.weight) })),
    loose: Float32Array.from(spots, loose),
  }
}

/** Colours times their alpha, so that what is between two pixels takes no colour from a clear one. */
function multiplied({ width, height, data: from }: Picture): Picture {
  const data = Uint8ClampedArray.from(from)
  for (let at = 0; at < data.length; at += 4) {
    const share = (from[at + 3] ?? 0) / 255
    for (let channel = 0; channel < 3; channel += 1) data[at + channel] = (from[at + channel] ?? 0) * share
  }
  return { width, height, data }
}

function isSeen({ width, height, data }: Picture, left: number, top: number, side: number): boolean {
  for (let y = Math.max(0, top); y < Math.min(height, top + side); y += 1)
    for (let x = Math.max(0, left); x < Math.min(width, left + side); x += 1)
      if ((data[(y * width + x) * 4 + 3] ?? 0) > 2) return true
  return false
}

/** Where a layer’s corners are in a stance. */
export function placed({ corners, hinges, loose }: Layer, stance: Stance): Float32Array {
  const turns = hinges.map(({ hinge, weights }) => ({ hinge, weights, turn: hinge.turn(stance) }))
  const places = new Float32Array(corners.length)
  for (let at = 0; at < corners.length / 2; at += 1) {
    const rest = { x: corners[at * 2] ?? 0, y: corners[at * 2 + 1] ?? 0 }
    let spot: Point = rest
    for (const { hinge, weights, turn } of turns) {
      const weight = weights[at] ?? 0
      if (weight > 0) spot = about(spot, hinge.joint, hinge.to, turn, weight)
    }
    const free = loose[at] ?? 1
    places[at * 2] = rest.x + free * (spot.x + stance.root.x - rest.x)
    places[at * 2 + 1] = rest.y + free * (spot.y + stance.root.y - rest.y)
  }
  return places
}
