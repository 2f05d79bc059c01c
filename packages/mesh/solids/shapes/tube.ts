import { type Place, type Point, type Shell, shellBuilder } from '../../geometry/shell.ts'
import { unit } from '../../geometry/surface.ts'

interface Bending {
  /** Steps around it. */
  readonly around?: number
  /** Whether its end meets its beginning. */
  readonly closed?: boolean
  /** How flat it is: its depth compared with its width. */
  readonly flat?: number
}

/** A tube along a line of points, its ends round. @param radius one for all, or by how far along it is, 0–1 */
export function tube(
  line: readonly Point[],
  radius: number | ((share: number) => number),
  { around = 16, closed = false, flat = 1 }: Bending = {},
): Shell {
  const { point, triangle, quad, shell } = shellBuilder()
  const path = closed ? line : withEnds(line)
  const thick = (share: number): number => (typeof radius === 'number' ? radius : radius(share))
  let side: Point = [0, 0, 0]
  let run = 0
  const rings = path.map((spot, at) => {
    const before = path[at - 1] ?? (closed ? path.at(-1) : undefined) ?? spot
    const after = path[at + 1] ?? (closed ? path[0] : undefined) ?? spot
    const way = unit(minus(after, before))
    side = perpendicular(at === 0 ? (Math.abs(way[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]) : side, way)
    const here = side
    const other = cross(way, here)
    if (at > 0) run += Math.hypot(...minus(spot, path[at - 1] ?? spot))
    const share = closed
      ? at / path.length
      : Math.min(1, Math.max(0, (at - caps) / (path.length - 1 - 2 * caps)))
    const r = thick(share) * (closed ? 1 : capped(at, path.length))
    if (r <= 1e-6) return { run, points: [point(spot)] }
    return {
      run,
      points: Array.from({ length: around }, (_, step) => {
        const [sin, cos] = [Math.sin((step / around) * 2 * Math.PI), Math.cos((step / around) * 2 * Math.PI)]
        const out = (axis: 0 | 1 | 2): number =>
          spot[axis] + r * (cos * here[axis] + sin * flat * other[axis])
        return point([out(0), out(1), out(2)])
      }),
    }
  })
  const pairs = closed ? rings.length : rings.length - 1
  for (let one = 0; one < pairs; one += 1) {
    const [low, high] = [rings[one], rings[(one + 1) % rings.length]]
    if (low === undefined || high === undefined) continue
    const highRun = one + 1 === rings.length ? run + (low.run - (rings[one - 1]?.run ?? 0)) : high.run
    for (let at = 0; at < around; at += 1) {
      const next = (at + 1) % around
      const of = ({ points }: typeof low, step: number): number => points[points.length === 1 ? 0 : step] ?? 0
      const place = (step: number, v: number): Place => [step / around, v]
      const corners = [of(low, at), of(low, next), of(high, next), of(high, at)] as const
      const places = [
        place(at, low.run),
        place(at + 1, low.run),
        place(at + 1, highRun),
        place(at, highRun),
      ] as const
      if (low.points.length === 1)
        triangle([corners[0], corners[2], corners[3]], [places[0], places[2], places[3]])
      else if (high.points.length === 1)
        triangle([corners[0], corners[1], corners[2]], [places[0], places[1], places[2]])
      else quad([...corners], [...places])
    }
  }
  return shell()

  /** The line with its first and last points again, so that caps can be drawn in there. */
  function withEnds(all: readonly Point[]): Point[] {
    const first: Point = all[0] ?? [0, 0, 0]
    const second: Point = all[1] ?? [0, 1, 0]
    const [last, beforeLast] = [all.at(-1) ?? first, all.at(-2) ?? second]
    const radiusAt = (share: number): number => (typeof radius === 'number' ? radius : radius(share))
    return [
      ...capOf(first, minus(first, second), radiusAt(0)).toReversed(),
      ...all,
      ...capOf(last, minus(last, beforeLast), radiusAt(1)),
    ]
  }
}

/** Rings of a round end. */
const caps = 4

function capOf(end: Point, way: Point, r: number): Point[] {
  const out = unit(way)
  return Array.from({ length: caps }, (_, at): Point => {
    const far = r * Math.sin(((at + 1) / caps) * (Math.PI / 2))
    return [end[0] + out[0] * far, end[1] + out[1] * far, end[2] + out[2] * far]
  })
}

function capped(at: number, count: number): number {
  const fromEnd = Math.min(at, count - 1 - at)
  return fromEnd >= caps ? 1 : Math.cos(((caps - fromEnd) / caps) * (Math.PI / 2))
}

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]
function perpendicular(wanted: Point, way: Point): Point {
  const along = wanted[0] * way[0] + wanted[1] * way[1] + wanted[2] * way[2]
  return unit([wanted[0] - way[0] * along, wanted[1] - way[1] * along, wanted[2] - way[2] * along])
}

/** Points on an arc about a centre in the plane of x and y; angles in degrees, 0 to the right. */
export const arc = (
  [cx, cy, cz]: Point,
  [rx, ry]: readonly [number, number],
  from: number,
  to: number,
  steps = 16,
): Point[] =>
  Array.from({ length: steps + 1 }, (_, at): Point => {
    const angle = ((from + ((to - from) * at) / steps) * Math.PI) / 180
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle), cz]
  })
