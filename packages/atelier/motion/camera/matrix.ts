/** An affine map as SVG writes it: x′ = a·x + c·y + e, y′ = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** First the second, then the first: as a group within a group. */
export const within = ([a, b, c, d, e, f]: Matrix, [ga, gb, gc, gd, ge, gf]: Matrix): Matrix => [
  a * ga + c * gb,
  b * ga + d * gb,
  a * gc + c * gd,
  b * gc + d * gd,
  a * ge + c * gf + e,
  b * ge + d * gf + f,
]

export const moved = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y]
export const scaled = (x: number, y: number): Matrix => [x, 0, 0, y, 0, 0]
/** @param degrees clockwise */
export function turned(degrees: number): Matrix {
  const angle = (degrees * Math.PI) / 180
  return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0]
}
/** Leaning to the right by this for each length that it is higher. */
export const leaning = (lean: number): Matrix => [1, 0, -lean, 1, 0, 0]

/** Done about a point instead of the corner. */
export const about = (x: number, y: number, matrix: Matrix): Matrix =>
  within(within(moved(x, y), matrix), moved(-x, -y))

/** The map back. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const size = a * d - b * c
  return [d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size]
}

/** As SVG’s attribute. */
export const transformOf = (matrix: Matrix): string =>
  `matrix(${matrix.map((value) => Math.round(value * 100_000) / 100_000).join(' ')})`
