import { type Shell, shellBuilder } from '../../geometry/shell.ts'

/** Radius and height of a stop on an outline. */
export type Stop = readonly [radius: number, y: number]

interface Turning {
  /** Steps around. */
  readonly around?: number
  /** What a stop’s radius is multiplied with at an angle: lobes, flutes, facets. */
  readonly shape?: (angle: number, stop: Stop) => number
}

/**
 * Turned on a lathe: an outline from the axis at the bottom, outside and up, to the axis again; whatever it does
 * between. An outline that ends where it began makes a ring.
 */
export function lathe(line: readonly Stop[], { around = 48, shape = () => 1 }: Turning = {}): Shell {
  const { point, triangle, quad, shell } = shellBuilder()
  const outline = outward(line)
  const along = lengthsOf(outline)
  const [first, last] = [outline[0], outline.at(-1)]
  const isRing =
    first !== undefined && last !== undefined && first[0] > 0 && first[0] === last[0] && first[1] === last[1]
  const stops = isRing ? outline.slice(0, -1) : outline
  const widest = Math.max(...outline.map(([radius]) => radius))
  // So that a texture that repeats meets itself.
  const turn = Math.max(1, Math.round(2 * Math.PI * widest))
  const rings = stops.map((stop) => {
    const [radius, y] = stop
    if (radius <= 0) return [point([0, y, 0])]
    return Array.from({ length: around }, (_, at) => {
      const angle = (at / around) * 2 * Math.PI
      const r = radius * shape(angle, stop)
      return point([r * Math.sin(angle), y, r * Math.cos(angle)])
    })
  })
  const pairs = isRing ? rings.length : rings.length - 1
  for (let one = 0; one < pairs; one += 1) {
    const [low, high] = [rings[one] ?? [], rings[(one + 1) % rings.length] ?? []]
    const [v, nextV] = [along[one] ?? 0, along[one + 1] ?? 0]
    for (let at = 0; at < around; at += 1) {
      const next = (at + 1) % around
      const [u, nextU] = [(at / around) * turn, ((at + 1) / around) * turn]
      const [a, b] = [low[low.length === 1 ? 0 : at] ?? 0, low[low.length === 1 ? 0 : next] ?? 0]
      const [c, d] = [high[high.length === 1 ? 0 : next] ?? 0, high[high.length === 1 ? 0 : at] ?? 0]
      if (low.length === 1 && high.length === 1) continue
      if (low.length === 1)
        triangle(
          [a, c, d],
          [
            [(u + nextU) / 2, v],
            [nextU, nextV],
            [u, nextV],
          ],
        )
      else if (high.length === 1)
        triangle(
          [a, b, c],
          [
            [u, v],
            [nextU, v],
            [(u + nextU) / 2, nextV],
          ],
        )
      else
        quad(
          [a, b, c, d],
          [
            [u, v],
            [nextU, v],
            [nextU, nextV],
            [u, nextV],
          ],
        )
    }
  }
  return shell()
}

/** Without stops twice, in the direction in which it encloses what it is turned around. */
function outward(line: readonly Stop[]): Stop[] {
  const stops = line.filter(([r, y], at) => r !== line[at - 1]?.[0] || y !== line[at - 1]?.[1])
  let volume = 0
  for (const [at, [r, y]] of stops.entries()) {
    const [nextR, nextY] = stops[(at + 1) % stops.length] ?? [r, y]
    volume += (r * r + r * nextR + nextR * nextR) * (nextY - y)
  }
  return volume < 0 ? stops.toReversed() : stops
}

function lengthsOf(outline: readonly Stop[]): number[] {
  let sum = 0
  return outline.map(([radius, y], at) => {
    const before = outline[at - 1]
    if (before !== undefined) sum += Math.hypot(radius - before[0], y - before[1])
    return sum
  })
}

/** An outline through its stops as a smooth line (Catmull and Rom 1974). @param steps between two of them */
export function smooth(stops: readonly Stop[], steps = 6): Stop[] {
  const at = (one: number): Stop => stops[Math.min(stops.length - 1, Math.max(0, one))] ?? [0, 0]
  return stops.flatMap((stop, one): Stop[] => {
    if (one === stops.length - 1) return [stop]
    const [a, b, c, d] = [at(one - 1), at(one), at(one + 1), at(one + 2)]
    return Array.from({ length: steps }, (_, step): Stop => {
      const t = step / steps
      const line = (axis: 0 | 1): number =>
        0.5 *
        (2 * b[axis] +
          (c[axis] - a[axis]) * t +
          (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * t * t +
          (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * t * t * t)
      return step === 0 ? b : [Math.max(1e-4, line(0)), line(1)]
    })
  })
}

/** An outline’s corners rounded. @param r how far from each corner */
export function softened(stops: readonly Stop[], r: number, steps = 3): Stop[] {
  return stops.flatMap((stop, at): Stop[] => {
    const [before, after] = [stops[at - 1], stops[at + 1]]
    if (before === undefined || after === undefined) return [stop]
    const towards = (to: Stop): Stop => {
      const length = Math.hypot(to[0] - stop[0], to[1] - stop[1])
      const share = length === 0 ? 0 : Math.min(r, length * 0.45) / length
      return [stop[0] + (to[0] - stop[0]) * share, stop[1] + (to[1] - stop[1]) * share]
    }
    const [from, to] = [towards(before), towards(after)]
    return Array.from({ length: steps + 1 }, (_, step): Stop => {
      const t = step / steps
      const bend = (axis: 0 | 1): number =>
        from[axis] * (1 - t) ** 2 + 2 * stop[axis] * t * (1 - t) + to[axis] * t * t
      return [bend(0), bend(1)]
    })
  })
}
