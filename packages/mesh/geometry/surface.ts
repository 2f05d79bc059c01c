import type { Point, Shell } from './shell.ts'

/** A surface as files hold it: points are split where their normals or places on the texture differ. */
export interface Surface {
  readonly positions: Float32Array
  readonly normals: Float32Array
  readonly places: Float32Array
  /** Red, green and blue of each point, 0–1, linear: multiplied with its material’s. Left out: white. */
  readonly tints?: Float32Array
  readonly indices: Uint32Array
}

/** Red, green and blue, 0–1, linear. */
export type Tint = readonly [r: number, g: number, b: number]

/**
 * A shell made ready: smooth where its triangles meet at less than `crease` degrees, an edge elsewhere.
 * @param tint what a point’s colour is multiplied with
 */
export function surfaceOf(
  shell: Shell,
  crease: number,
  tint?: (point: Point, normal: Point) => Tint,
): Surface {
  const { points, triangles, places } = shell
  const flat = faceNormals(points, triangles)
  const fans = fansOf(triangles, points.length / 3)
  const sharp = Math.cos((crease * Math.PI) / 180)
  const seen = new Map<string, number>()
  const positions: number[] = []
  const normals: number[] = []
  const uvs: number[] = []
  const tints: number[] = []
  const indices = new Uint32Array(triangles.length)
  for (let corner = 0; corner < triangles.length; corner += 1) {
    const point = triangles[corner] ?? 0
    const face = Math.floor(corner / 3)
    const normal = smoothNormal(flat, fans.of(point), face, sharp)
    const uv = [places[corner * 2] ?? 0, places[corner * 2 + 1] ?? 0]
    const key = `${point} ${[...normal, ...uv].map((one) => Math.round(one * 1e4)).join(' ')}`
    let at = seen.get(key)
    if (at === undefined) {
      at = positions.length / 3
      seen.set(key, at)
      const place: Point = [points[point * 3] ?? 0, points[point * 3 + 1] ?? 0, points[point * 3 + 2] ?? 0]
      positions.push(...place)
      normals.push(...normal)
      uvs.push(...uv)
      if (tint !== undefined) tints.push(...tint(place, normal))
    }
    indices[corner] = at
  }
  return {
    positions: Float32Array.from(positions),
    normals: Float32Array.from(normals),
    places: Float32Array.from(uvs),
    ...(tint === undefined ? {} : { tints: Float32Array.from(tints) }),
    indices,
  }
}

/** Normals of triangles, as long as twice their area. */
function faceNormals(points: Float32Array, triangles: Uint32Array): Float32Array {
  const normals = new Float32Array(triangles.length)
  const at = (corner: number, axis: number): number => points[(triangles[corner] ?? 0) * 3 + axis] ?? 0
  for (let first = 0; first < triangles.length; first += 3) {
    const edge = (corner: number, axis: number): number => at(first + corner, axis) - at(first, axis)
    const [ax, ay, az] = [edge(1, 0), edge(1, 1), edge(1, 2)]
    const [bx, by, bz] = [edge(2, 0), edge(2, 1), edge(2, 2)]
    normals[first] = ay * bz - az * by
    normals[first + 1] = az * bx - ax * bz
    normals[first + 2] = ax * by - ay * bx
  }
  return normals
}

/** Smooth normals of a whole surface: at each point the sum of its triangles’, weighed by their areas. */
export function smoothNormals(points: Float32Array, triangles: Uint32Array): Float32Array {
  const flat = faceNormals(points, triangles)
  const normals = new Float32Array(points.length)
  for (const [corner, point] of triangles.entries()) {
    const face = corner - (corner % 3)
    for (let axis = 0; axis < 3; axis += 1)
      normals[point * 3 + axis] = (normals[point * 3 + axis] ?? 0) + (flat[face + axis] ?? 0)
  }
  for (let at = 0; at < normals.length; at += 3)
    normals.set(unit([normals[at] ?? 0, normals[at + 1] ?? 0, normals[at + 2] ?? 0]), at)
  return normals
}

/** A direction of length one; up where it has none. */
export function unit([x, y, z]: Point): Point {
  const length = Math.hypot(x, y, z)
  return length < 1e-12 ? [0, 1, 0] : [x / length, y / length, z / length]
}

function fansOf(triangles: Uint32Array, count: number) {
  const starts = new Uint32Array(count + 1)
  for (const point of triangles) starts[point + 1] = (starts[point + 1] ?? 0) + 1
  for (let at = 0; at < count; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0)
  const next = starts.slice()
  const faces = new Uint32Array(triangles.length)
  for (const [corner, point] of triangles.entries()) {
    const at = next[point] ?? 0
    faces[at] = Math.floor(corner / 3)
    next[point] = at + 1
  }
  return { of: (point: number): Uint32Array => faces.subarray(starts[point], starts[point + 1]) }
}

function smoothNormal(flat: Float32Array, fan: Uint32Array, face: number, sharp: number): Point {
  const of = (one: number): Point => [flat[one * 3] ?? 0, flat[one * 3 + 1] ?? 0, flat[one * 3 + 2] ?? 0]
  const own = of(face)
  const length = Math.hypot(...own)
  let [x, y, z] = own
  for (const other of fan) {
    if (other === face) continue
    const next = of(other)
    const dot = own[0] * next[0] + own[1] * next[1] + own[2] * next[2]
    if (dot < sharp * length * Math.hypot(...next)) continue
    x += next[0]
    y += next[1]
    z += next[2]
  }
  return unit([x, y, z])
}
