import { MeshoptSimplifier } from 'meshoptimizer/simplifier'
import { soundnessOf } from '../geometry/soundness.ts'
import { smoothNormals, type Surface } from '../geometry/surface.ts'
import { type Field, type Frame } from './field.ts'
import { type Sheet, sheetOf } from './sheet.ts'

/** How far front and back stand out from the middle at each node of a field, in pixels. */
export interface Heights {
  readonly front: Float32Array
  readonly back: Float32Array
}

/** Front and back of a thing; the back holds where it was cut off as well. */
export interface Sides {
  readonly front: Surface
  readonly back: Surface
}

/** So many times the triangles that are wanted are made first, and those that matter least taken away. */
export const finer = 3
/** How much a turn of the surface counts beside its place, when triangles are taken away. */
const normalWeight = 0.35

/**
 * Two sheets that meet in the outline, made round. Triangles are taken away where it is flattest (meshoptimizer’s
 * edge collapses); the outline and the ring of points next to it stay, so that it stays closed.
 * @param frame what of the picture covers it
 * @param faces about how many triangles
 */
export async function solidOf(field: Field, heights: Heights, frame: Frame, faces: number): Promise<Sides> {
  const sheet = sheetOf(field)
  const shape = shapeOf(sheet, heights, frame)
  const every = sheet.triangles
  const whole = sidesOf(sheet, shape, every, every)
  const wanted = (faces - sheet.cuts.length) / 2
  if (every.length / 3 <= wanted) return whole
  await MeshoptSimplifier.ready
  const locked = ringOf(sheet)
  const [front, back] = [0, 1].map((side) => fewerOf(shape, side, every, locked, wanted))
  const simple = sidesOf(sheet, shape, front ?? every, back ?? every)
  return isClosed(simple) ? simple : whole
}

/** Triangles of a finished solid. */
export const facesOf = ({ front, back }: Sides): number => (front.indices.length + back.indices.length) / 3

function fewerOf(
  { points }: Shape,
  side: number,
  triangles: Uint32Array,
  locked: Uint8Array,
  faces: number,
): Uint32Array {
  const half = points.length / 2
  const own = points.slice(side * half, (side + 1) * half)
  const [kept] = MeshoptSimplifier.simplifyWithAttributes(
    triangles,
    own,
    3,
    smoothNormals(own, triangles),
    3,
    [normalWeight, normalWeight, normalWeight],
    locked,
    Math.max(3, Math.round(faces) * 3),
    1,
  )
  return kept
}

/** 1 for points on the outline and those next to it. */
function ringOf({ nodes, triangles, cuts }: Sheet): Uint8Array {
  const rim = new Uint8Array(nodes.length)
  for (const [at, node] of nodes.entries()) if (node < 0) rim[at] = 1
  for (const at of cuts) rim[at] = 1
  const ring = rim.slice()
  for (let at = 0; at < triangles.length; at += 3) {
    const corners = triangles.subarray(at, at + 3)
    if (corners.some((one) => rim[one] === 1)) for (const one of corners) ring[one] = 1
  }
  return ring
}

function isClosed({ front, back }: Sides): boolean {
  const positions = new Float32Array([...front.positions, ...back.positions])
  const first = front.positions.length / 3
  const indices = new Uint32Array([...front.indices, ...back.indices.map((one) => one + first)])
  const { open, degenerate, volume } = soundnessOf(positions, indices)
  return open === 0 && degenerate === 0 && volume > 0
}

/** The points of both sheets, those of the back after those of the front, and their places on the texture. */
interface Shape {
  readonly points: Float32Array
  readonly uvs: Float32Array
}

function shapeOf({ places, nodes }: Sheet, heights: Heights, frame: Frame): Shape {
  const count = nodes.length
  const scale = 1 / Math.max(frame.width, frame.height)
  const points = new Float32Array(count * 6)
  const uvs = new Float32Array(count * 4)
  for (const [at, node] of nodes.entries()) {
    const [px, py] = [places[at * 2] ?? 0, places[at * 2 + 1] ?? 0]
    const x = (px - frame.left - frame.width / 2) * scale
    const y = (frame.top + frame.height / 2 - py) * scale
    points.set([x, y, node < 0 ? 0 : (heights.front[node] ?? 0) * scale], at * 3)
    points.set([x, y, node < 0 ? 0 : -(heights.back[node] ?? 0) * scale], (count + at) * 3)
    const uv = [(px - frame.left) / frame.width, (py - frame.top) / frame.height]
    uvs.set(uv, at * 2)
    uvs.set(uv, (count + at) * 2)
  }
  return { points, uvs }
}

function sidesOf(
  { nodes, cuts }: Sheet,
  { points, uvs }: Shape,
  front: Uint32Array,
  back: Uint32Array,
): Sides {
  const count = nodes.length
  const facing = front.slice()
  for (let at = 0; at < facing.length; at += 3)
    facing.set([front[at + 2] ?? 0, front[at + 1] ?? 0, front[at] ?? 0], at)
  // The outline’s points are shared, so that light runs on from front to back.
  const behind = back.map((one) => ((nodes[one] ?? -1) < 0 ? one : one + count))
  const normals = smoothNormals(points, joined(facing, behind))
  const wall = wallsOf(cuts, nodes, count)
  return {
    front: surface(points, normals, uvs, facing),
    back: withWalls(
      surface(points, normals, uvs, behind),
      surface(points, flatNormals(points, wall), uvs, wall, true),
    ),
  }
}

const joined = (a: Uint32Array, b: Uint32Array): Uint32Array => {
  const all = new Uint32Array(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}

/** Between front and back where the picture ends; points without height are the same on both sides. */
function wallsOf(cuts: Uint32Array, nodes: Int32Array, count: number): Uint32Array {
  const triangles: number[] = []
  for (let at = 0; at < cuts.length; at += 2) {
    const [from, to] = [cuts[at] ?? 0, cuts[at + 1] ?? 0]
    const behind = (one: number): number => ((nodes[one] ?? -1) < 0 ? one : one + count)
    if (behind(to) !== to) triangles.push(from, to, behind(to))
    if (behind(from) !== from) triangles.push(from, behind(to), behind(from))
  }
  return Uint32Array.from(triangles)
}

/** A normal for each corner. */
function flatNormals(points: Float32Array, triangles: Uint32Array): Float32Array {
  const normals = new Float32Array(triangles.length * 3)
  for (let at = 0; at < triangles.length; at += 3) {
    const own = Uint32Array.from([0, 1, 2])
    const corners = new Float32Array(9)
    for (const corner of own) {
      const point = triangles[at + corner] ?? 0
      corners.set(points.subarray(point * 3, point * 3 + 3), corner * 3)
    }
    normals.set(smoothNormals(corners, own), at * 3)
  }
  return normals
}

/** The points that triangles use. @param perCorner normals are given for corners, and no point is shared */
function surface(
  points: Float32Array,
  normals: Float32Array,
  uvs: Float32Array,
  triangles: Uint32Array,
  perCorner = false,
): Surface {
  const index = new Map<number, number>()
  const used: number[] = []
  const from: number[] = []
  const indices = new Uint32Array(triangles.length)
  for (const [corner, point] of triangles.entries()) {
    const known = perCorner ? undefined : index.get(point)
    if (known === undefined) {
      index.set(point, used.length)
      indices[corner] = used.length
      used.push(point)
      from.push(perCorner ? corner : point)
    } else indices[corner] = known
  }
  const pick = (all: Float32Array, each: readonly number[], size: number): Float32Array => {
    const some = new Float32Array(each.length * size)
    for (const [at, one] of each.entries()) some.set(all.subarray(one * size, one * size + size), at * size)
    return some
  }
  return {
    positions: pick(points, used, 3),
    normals: pick(normals, from, 3),
    places: pick(uvs, used, 2),
    indices,
  }
}

function withWalls(a: Surface, b: Surface): Surface {
  const first = a.positions.length / 3
  const both = (one: Float32Array, two: Float32Array): Float32Array => {
    const all = new Float32Array(one.length + two.length)
    all.set(one)
    all.set(two, one.length)
    return all
  }
  return {
    positions: both(a.positions, b.positions),
    normals: both(a.normals, b.normals),
    places: both(a.places, b.places),
    indices: joined(
      a.indices,
      b.indices.map((one) => one + first),
    ),
  }
}
