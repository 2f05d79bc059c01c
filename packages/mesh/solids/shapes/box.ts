import { type Place, type Point, type Shell, shellBuilder } from '../../geometry/shell.ts'

/** Smaller edges than these, in metres or of its longest side, are bevelled and not rounded. */
const fine = { metres: 0.0065, share: 0.035 }
const axes = [0, 1, 2] as const

/**
 * A box with rounded edges.
 * @param bevel radius of its edges; no more than half its thinnest side
 * @param centre of the box
 */
export function roundedBox(size: Point, bevel: number, [cx, cy, cz]: Point = [0, 0, 0]): Shell {
  const r = Math.max(1e-4, Math.min(bevel, size[0] * 0.499, size[1] * 0.499, size[2] * 0.499))
  const steps = r < fine.metres || r < fine.share * Math.max(...size) ? 1 : 3
  const { point, quad, shell } = shellBuilder()
  const known = new Map<string, number>()
  const put = (spot: Point): number => {
    const key = spot.map((one) => Math.round(one * 1e6)).join(' ')
    const before = known.get(key)
    if (before !== undefined) return before
    const made = point(rounded(spot, size, r))
    known.set(key, made)
    return made
  }
  for (const axis of axes)
    for (const side of [-1, 1] as const) {
      const [one, two] = [(axis + 1) % 3, (axis + 2) % 3]
      const [across, down] = [gridOf(size[one] ?? 0, r, steps), gridOf(size[two] ?? 0, r, steps)]
      const spot = (a: number, b: number): Point => {
        const spots = [0, 0, 0]
        spots[axis] = (side * size[axis]) / 2
        spots[one] = a
        spots[two] = b
        return [spots[0] ?? 0, spots[1] ?? 0, spots[2] ?? 0]
      }
      // Grain runs along the longer side of each face.
      const isLong = (size[one] ?? 0) >= (size[two] ?? 0)
      const place = (a: number, b: number): Place => (isLong ? [b, a] : [a, b])
      for (const [i, a] of across.slice(0, -1).entries())
        for (const [j, b] of down.slice(0, -1).entries()) {
          const [a2, b2] = [across[i + 1] ?? a, down[j + 1] ?? b]
          const turn =
            side > 0
              ? ([
                  [a, b],
                  [a2, b],
                  [a2, b2],
                  [a, b2],
                ] as const)
              : ([
                  [a, b],
                  [a, b2],
                  [a2, b2],
                  [a2, b],
                ] as const)
          const [p, q, s, t] = turn
          quad(
            [put(spot(...p)), put(spot(...q)), put(spot(...s)), put(spot(...t))],
            [place(...p), place(...q), place(...s), place(...t)],
          )
        }
    }
  const { points, ...rest } = shell()
  return { ...rest, points: points.map((one, at) => one + ([cx, cy, cz][at % 3] ?? 0)) }
}

/** Stops along one side: close together where the edge is round. */
function gridOf(length: number, r: number, steps: number): number[] {
  const half = length / 2
  const bend = Array.from(
    { length: steps + 1 },
    (_, at) => half - r + r * Math.tan((at / steps) * (Math.PI / 4)),
  )
  return [...bend.map((one) => -one).toReversed(), ...bend]
}

/** A point of a box drawn onto its rounded surface. */
function rounded(spot: Point, size: Point, r: number): Point {
  const core = axes.map((axis) => {
    const most = Math.max(0, size[axis] / 2 - r)
    return Math.min(most, Math.max(-most, spot[axis]))
  })
  const out = axes.map((axis) => spot[axis] - (core[axis] ?? 0))
  const length = Math.hypot(...out)
  const along = (axis: 0 | 1 | 2): number =>
    (core[axis] ?? 0) + (length === 0 ? 0 : ((out[axis] ?? 0) / length) * r)
  return [along(0), along(1), along(2)]
}
