import type { Picture } from '../picture.ts'
import { eachColour, pixelOf } from './lab.ts'

/** Mean and covariance of a picture’s colours in OKLab. */
interface Statistics {
  readonly mean: Vector
  /** Row by row. */
  readonly covariance: Matrix
}
type Vector = readonly [number, number, number]
type Matrix = readonly [Vector, Vector, Vector]

/** Pictures of one colour have no spread; this much is supposed. */
const leastSpread = 1e-5
/** More pixels than this tell nothing more. */
const mostRead = 200_000

/**
 * A picture in the colours of another: the linear map of least effort between their distributions (Pitié and
 * Kokaram 2007, Monge–Kantorovitch), in OKLab.
 * @param strength 0–1
 */
export function inColoursOf(picture: Picture, other: Picture, strength: number): Picture {
  const [own, wanted] = [statisticsOf(picture), statisticsOf(other)]
  const root = rootOf(own.covariance)
  const inverse = inverseOf(root)
  const between = rootOf(product(product(root, wanted.covariance), root))
  const map = product(product(inverse, between), inverse)
  return eachColour(
    picture,
    ({ l, a, b }) => {
      const [x, y, z] = applied(map, [l - own.mean[0], a - own.mean[1], b - own.mean[2]])
      return { l: x + wanted.mean[0], a: y + wanted.mean[1], b: z + wanted.mean[2] }
    },
    () => strength,
  )
}

function statisticsOf(picture: Picture): Statistics {
  const size = picture.width * picture.height
  const step = Math.max(1, Math.floor(size / mostRead))
  const sum = [0, 0, 0]
  const squares = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  let weight = 0
  for (let at = 0; at < size; at += step) {
    const share = (picture.data[at * 4 + 3] ?? 0) / 255
    const { l, a, b } = pixelOf(picture, at)
    const one = [l, a, b]
    weight += share
    for (let row = 0; row < 3; row += 1) {
      sum[row] = (sum[row] ?? 0) + share * (one[row] ?? 0)
      for (let column = 0; column < 3; column += 1)
        squares[row * 3 + column] =
          (squares[row * 3 + column] ?? 0) + share * (one[row] ?? 0) * (one[column] ?? 0)
    }
  }
  const mean = (row: number): number => (sum[row] ?? 0) / (weight || 1)
  const spread = (row: number, column: number): number =>
    (squares[row * 3 + column] ?? 0) / (weight || 1) -
    mean(row) * mean(column) +
    (row === column ? leastSpread : 0)
  return { mean: [mean(0), mean(1), mean(2)], covariance: matrixOf(spread) }
}

const matrixOf = (cell: (row: number, column: number) => number): Matrix => [
  [cell(0, 0), cell(0, 1), cell(0, 2)],
  [cell(1, 0), cell(1, 1), cell(1, 2)],
  [cell(2, 0), cell(2, 1), cell(2, 2)],
]

const applied = ([x, y, z]: Matrix, [a, b, c]: Vector): Vector => [
  x[0] * a + x[1] * b + x[2] * c,
  y[0] * a + y[1] * b + y[2] * c,
  z[0] * a + z[1] * b + z[2] * c,
]

const cellOf = (matrix: Matrix, row: number, column: number): number => matrix[row]?.[column] ?? 0

const product = (a: Matrix, b: Matrix): Matrix =>
  matrixOf((row, column) =>
    [0, 1, 2].reduce((sum, at) => sum + cellOf(a, row, at) * cellOf(b, at, column), 0),
  )

function inverseOf(matrix: Matrix): Matrix {
  const minor = (row: number, column: number): number => {
    const [r1, r2] = [(row + 1) % 3, (row + 2) % 3]
    const [c1, c2] = [(column + 1) % 3, (column + 2) % 3]
    return cellOf(matrix, r1, c1) * cellOf(matrix, r2, c2) - cellOf(matrix, r1, c2) * cellOf(matrix, r2, c1)
  }
  const determinant = [0, 1, 2].reduce((sum, at) => sum + cellOf(matrix, 0, at) * minor(0, at), 0)
  return matrixOf((row, column) => minor(column, row) / determinant)
}

/** The square root of a symmetric positive matrix, by Denman and Beavers’ iteration (1976). */
function rootOf(matrix: Matrix): Matrix {
  let root = matrix
  let inverse = matrixOf((row, column) => (row === column ? 1 : 0))
  for (let turn = 0; turn < 24; turn += 1) {
    const [otherRoot, otherInverse] = [inverseOf(inverse), inverseOf(root)]
    const before = root
    root = matrixOf((row, column) => (cellOf(root, row, column) + cellOf(otherRoot, row, column)) / 2)
    inverse = matrixOf(
      (row, column) => (cellOf(inverse, row, column) + cellOf(otherInverse, row, column)) / 2,
    )
    if (root.flat().every((one, at) => Math.abs(one - (before.flat()[at] ?? 0)) < 1e-12)) break
  }
  return root
}
