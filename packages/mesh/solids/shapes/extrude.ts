import { type Place, type Shell, shellBuilder } from '../../geometry/shell.ts'

type Spot = readonly [x: number, y: number]

/**
 * An outline made thick, its rims bevelled.
 * @param outline counter-clockwise, without a corner twice
 * @param depth along z, the middle at 0
 * @param bevel how far the rims are cut back
 */
export function extrude(outline: readonly Spot[], depth: number, bevel = depth * 0.12): Shell {
  const { point, triangle, quad, shell } = shellBuilder()
  const inner = inset(outline, bevel)
  const half = depth / 2
  const layer = (spots: readonly Spot[], z: number): number[] => spots.map(([x, y]) => point([x, y, z]))
  const layers =
    bevel <= 0
      ? [layer(outline, half), layer(outline, -half)]
      : [layer(inner, half), layer(outline, half - bevel), layer(outline, bevel - half), layer(inner, -half)]
  const [front, back] = [layers[0] ?? [], layers.at(-1) ?? []]
  const cap = bevel <= 0 ? outline : inner
  const place = (at: number): Place => {
    const [x, y] = cap[at] ?? [0, 0]
    return [x, -y]
  }
  for (const [a, b, c] of triangulated(cap)) {
    triangle([front[a] ?? 0, front[b] ?? 0, front[c] ?? 0], [place(a), place(b), place(c)])
    triangle([back[c] ?? 0, back[b] ?? 0, back[a] ?? 0], [place(c), place(b), place(a)])
  }
  let run = 0
  for (const [at, spot] of outline.entries()) {
    const next = (at + 1) % outline.length
    const to = outline[next] ?? spot
    const length = Math.hypot(to[0] - spot[0], to[1] - spot[1])
    for (let one = 0; one < layers.length - 1; one += 1) {
      const [near, far] = [layers[one] ?? [], layers[one + 1] ?? []]
      const [v, farV] = [(one / (layers.length - 1)) * depth, ((one + 1) / (layers.length - 1)) * depth]
      quad(
        [near[at] ?? 0, far[at] ?? 0, far[next] ?? 0, near[next] ?? 0],
        [
          [run, v],
          [run, farV],
          [run + length, farV],
          [run + length, v],
        ],
      )
    }
    run += length
  }
  return shell()
}

/** The outline moved inward; corners by no more than twice as far. */
function inset(outline: readonly Spot[], by: number): Spot[] {
  const normal = (from: Spot, to: Spot): Spot => {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1
    return [-(to[1] - from[1]) / length, (to[0] - from[0]) / length]
  }
  return outline.map((spot, at): Spot => {
    const before = outline[(at + outline.length - 1) % outline.length] ?? spot
    const after = outline[(at + 1) % outline.length] ?? spot
    const [a, b] = [normal(before, spot), normal(spot, after)]
    const [x, y] = [a[0] + b[0], a[1] + b[1]]
    const length = Math.max(0.5, (x * x + y * y) / 2)
    return [spot[0] + (x / length) * by, spot[1] + (y / length) * by]
  })
}

/** Ears are cut off one by one (Meisters 1975). @returns numbers of corners */
function triangulated(outline: readonly Spot[]): [number, number, number][] {
  const left = outline.map((_, at) => at)
  const triangles: [number, number, number][] = []
  const spot = (at: number): Spot => outline[at] ?? [0, 0]
  while (left.length > 3) {
    const ear = left.findIndex((own, at) => {
      const [a, c] = [left[(at + left.length - 1) % left.length] ?? 0, left[(at + 1) % left.length] ?? 0]
      if (turn(spot(a), spot(own), spot(c)) <= 1e-12) return false
      return !left.some(
        (other) =>
          other !== a && other !== own && other !== c && isWithin(spot(other), spot(a), spot(own), spot(c)),
      )
    })
    const at = Math.max(0, ear)
    triangles.push([
      left[(at + left.length - 1) % left.length] ?? 0,
      left[at] ?? 0,
      left[(at + 1) % left.length] ?? 0,
    ])
    left.splice(at, 1)
  }
  triangles.push([left[0] ?? 0, left[1] ?? 0, left[2] ?? 0])
  return triangles
}

const turn = (a: Spot, b: Spot, c: Spot): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
const isWithin = (p: Spot, a: Spot, b: Spot, c: Spot): boolean =>
  turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0

/** Points of a star, its first one up. */
export const starOutline = (points: number, outer: number, inner: number): Spot[] =>
  Array.from({ length: points * 2 }, (_, at): Spot => {
    const angle = Math.PI / 2 + (at * Math.PI) / points
    const r = at % 2 === 0 ? outer : inner
    return [r * Math.cos(angle), r * Math.sin(angle)]
  })

/** A line of points as it is from above: counter-clockwise, whatever it was. */
export function counterClockwise(outline: readonly Spot[]): Spot[] {
  const area = outline.reduce((sum, spot, at) => {
    const next = outline[(at + 1) % outline.length] ?? spot
    return sum + spot[0] * next[1] - next[0] * spot[1]
  }, 0)
  return area >= 0 ? [...outline] : outline.toReversed()
}
