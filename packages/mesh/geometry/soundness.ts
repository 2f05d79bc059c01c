/** What is wrong with a closed surface, and how much it holds. */
export interface Soundness {
  /** Edges that are not shared by exactly two triangles which run along them in opposite directions. */
  readonly open: number
  /** Triangles of no area. */
  readonly degenerate: number
  /** Cubic metres; negative where the surface faces inward. */
  readonly volume: number
}

/** Looks at triangles whose points are the same where they are at the same place. */
export function soundnessOf(positions: Float32Array, indices: Uint32Array): Soundness {
  const welded = weld(positions)
  const edges = new Map<number, number>()
  const count = positions.length / 3
  let degenerate = 0
  let volume = 0
  for (let first = 0; first < indices.length; first += 3) {
    const corners = [0, 1, 2].map((corner) => indices[first + corner] ?? 0)
    const [a, b, c] = corners.map((corner) => [0, 1, 2].map((axis) => positions[corner * 3 + axis] ?? 0))
    if (a === undefined || b === undefined || c === undefined) continue
    const cross = [0, 1, 2].map((axis) => {
      const [one, two] = [(axis + 1) % 3, (axis + 2) % 3]
      return (
        ((b[one] ?? 0) - (a[one] ?? 0)) * ((c[two] ?? 0) - (a[two] ?? 0)) -
        ((b[two] ?? 0) - (a[two] ?? 0)) * ((c[one] ?? 0) - (a[one] ?? 0))
      )
    })
    if (Math.hypot(...cross) < 1e-14) degenerate += 1
    volume += cross.reduce((sum, one, axis) => sum + one * (a[axis] ?? 0), 0) / 6
    const points = corners.map((corner) => welded[corner] ?? 0)
    for (const [from, to] of [
      [points[0], points[1]],
      [points[1], points[2]],
      [points[2], points[0]],
    ] as const) {
      const key = (from ?? 0) * count + (to ?? 0)
      edges.set(key, (edges.get(key) ?? 0) + 1)
    }
  }
  let open = 0
  for (const [key, times] of edges) {
    const back = (key % count) * count + Math.floor(key / count)
    if (times !== 1 || edges.get(back) !== 1) open += 1
  }
  return { open, degenerate, volume }
}

function weld(positions: Float32Array): Uint32Array {
  const first = new Map<string, number>()
  const welded = new Uint32Array(positions.length / 3)
  for (let at = 0; at < welded.length; at += 1) {
    const key = positions.subarray(at * 3, at * 3 + 3).join(' ')
    const known = first.get(key)
    welded[at] = known ?? at
    if (known === undefined) first.set(key, at)
  }
  return welded
}
