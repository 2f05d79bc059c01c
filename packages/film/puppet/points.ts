import type { Joint } from '@krya/darkroom'

export interface Point {
  readonly x: number
  readonly y: number
}
/** Where joints are that can be told. */
export type Joints = ReadonlyMap<Joint, Point>

export const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y })
export const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y })
export const times = ({ x, y }: Point, by: number): Point => ({ x: x * by, y: y * by })
export const between = (a: Point, b: Point, share = 0.5): Point => plus(a, times(minus(b, a), share))
export const lengthOf = ({ x, y }: Point): number => Math.hypot(x, y)
export const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
/** Radians, clockwise on the screen, from pointing right. */
export const angleOf = ({ x, y }: Point): number => Math.atan2(y, x)

/** The same direction, between −π and π. */
export const wrapped = (angle: number): number => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI))

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** From 0 at `from` to 1 at `to`, without a bend at either end. */
export function eased(value: number, from: number, to: number): number {
  const at = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return at * at * (3 - 2 * at)
}

/** Means over a Gaussian about each. @param sigma in places of the list */
export function smoothed(values: readonly number[], sigma: number): number[] {
  const reach = Math.ceil(2.5 * sigma)
  return values.map((_, at) => {
    let [sum, all] = [0, 0]
    for (let other = at - reach; other <= at + reach; other += 1) {
      const weight = Math.exp(-0.5 * ((other - at) / Math.max(0.3, sigma)) ** 2)
      sum += weight * (values[Math.min(values.length - 1, Math.max(0, other))] ?? 0)
      all += weight
    }
    return sum / all
  })
}

/** How far a point is from a line between two. */
export function offLine(point: Point, from: Point, to: Point): number {
  const way = minus(to, from)
  const long = Math.max(1e-6, way.x * way.x + way.y * way.y)
  const share = Math.min(1, Math.max(0, ((point.x - from.x) * way.x + (point.y - from.y) * way.y) / long))
  return apart(point, plus(from, times(way, share)))
}
