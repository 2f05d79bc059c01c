/** A point or a direction: x to the right, y up, z towards whoever looks; metres. */
export type Point = readonly [x: number, y: number, z: number]
/** A place on a texture, v downward as in glTF. */
export type Place = readonly [u: number, v: number]

/** A closed surface as it is built: triangles share points, each corner has its own place on the texture. */
export interface Shell {
  /** x, y, z of each point. */
  readonly points: Float32Array
  /** Three points each, counter-clockwise seen from outside. */
  readonly triangles: Uint32Array
  /** u, v of each corner. */
  readonly places: Float32Array
}

/** Puts a shell together; a triangle two of whose points are the same is left out. */
export function shellBuilder() {
  const points: number[] = []
  const triangles: number[] = []
  const places: number[] = []
  const triangle = (corners: readonly [number, number, number], at: readonly [Place, Place, Place]): void => {
    const [a, b, c] = corners
    if (a === b || b === c || c === a) return
    triangles.push(a, b, c)
    for (const [u, v] of at) places.push(u, v)
  }
  return {
    /** @returns the point’s number */
    point([x, y, z]: Point): number {
      points.push(x, y, z)
      return points.length / 3 - 1
    },
    triangle,
    /** Four points in turn. */
    quad(
      [a, b, c, d]: readonly [number, number, number, number],
      [pa, pb, pc, pd]: readonly [Place, Place, Place, Place],
    ): void {
      triangle([a, b, c], [pa, pb, pc])
      triangle([a, c, d], [pa, pc, pd])
    },
    shell: (): Shell => ({
      points: Float32Array.from(points),
      triangles: Uint32Array.from(triangles),
      places: Float32Array.from(places),
    }),
  }
}

/** The shell with each of its points elsewhere; where that mirrors it, its triangles are turned round. */
export function moved(shell: Shell, to: (point: Point) => Point, mirrors = false): Shell {
  const points = new Float32Array(shell.points.length)
  for (let at = 0; at < points.length; at += 3)
    points.set(to([shell.points[at] ?? 0, shell.points[at + 1] ?? 0, shell.points[at + 2] ?? 0]), at)
  return mirrors ? turnedRound({ ...shell, points }) : { ...shell, points }
}

function turnedRound(shell: Shell): Shell {
  const triangles = shell.triangles.slice()
  const places = shell.places.slice()
  for (let at = 0; at < triangles.length; at += 3) {
    triangles[at] = shell.triangles[at + 2] ?? 0
    triangles[at + 2] = shell.triangles[at] ?? 0
    for (const corner of [0, 1, 2])
      places.set(shell.places.subarray((at + 2 - corner) * 2, (at + 3 - corner) * 2), (at + corner) * 2)
  }
  return { ...shell, triangles, places }
}

export const shifted = (shell: Shell, [dx, dy, dz]: Point): Shell =>
  moved(shell, ([x, y, z]) => [x + dx, y + dy, z + dz])

export const scaled = (shell: Shell, [sx, sy, sz]: Point): Shell =>
  moved(shell, ([x, y, z]) => [x * sx, y * sy, z * sz], sx * sy * sz < 0)

/** Turned about an axis through the origin, counter-clockwise seen from its tip. @param degrees how far */
export function turned(shell: Shell, axis: 'x' | 'y' | 'z', degrees: number): Shell {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  switch (axis) {
    case 'x':
      return moved(shell, ([x, y, z]) => [x, y * cos - z * sin, y * sin + z * cos])
    case 'y':
      return moved(shell, ([x, y, z]) => [x * cos + z * sin, y, z * cos - x * sin])
    case 'z':
      return moved(shell, ([x, y, z]) => [x * cos - y * sin, x * sin + y * cos, z])
  }
}
