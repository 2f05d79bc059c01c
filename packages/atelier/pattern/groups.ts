import type { Symmetry } from '@krya/contracts'

/**
 * The 17 wallpaper groups by the general positions of the International Tables for Crystallography, vol. A.
 * A position is written in the cell’s own coordinates: `[xx, xy, yx, yy, tx, ty]` sends (x, y) to
 * (xx·x + xy·y + tx, yx·x + yy·y + ty).
 */
export type Position = readonly [xx: number, xy: number, yx: number, yy: number, tx: number, ty: number]

export interface Group {
  /** The cell’s shape: any rectangle, a square, or a rhombus of 120°. */
  readonly lattice: 'rectangle' | 'square' | 'rhombus'
  readonly positions: readonly Position[]
}

const same: Position = [1, 0, 0, 1, 0, 0]
const turned: Position = [-1, 0, 0, -1, 0, 0]
const mirrored: Position = [-1, 0, 0, 1, 0, 0]
const upended: Position = [1, 0, 0, -1, 0, 0]
const moved = ([xx, xy, yx, yy, tx, ty]: Position, x: number, y: number): Position => [
  xx,
  xy,
  yx,
  yy,
  tx + x,
  ty + y,
]
/** With the same again in the cell’s middle. */
const centred = (positions: readonly Position[]): Position[] =>
  positions.flatMap((one) => [one, moved(one, 0.5, 0.5)])

const quarter: readonly Position[] = [same, turned, [0, -1, 1, 0, 0, 0], [0, 1, -1, 0, 0, 0]]
const quarterMirrors: readonly Position[] = [mirrored, upended, [0, 1, 1, 0, 0, 0], [0, -1, -1, 0, 0, 0]]
const third: readonly Position[] = [same, [0, -1, 1, -1, 0, 0], [-1, 1, -1, 0, 0, 0]]
const sixth: readonly Position[] = [...third, turned, [0, 1, -1, 1, 0, 0], [1, -1, 1, 0, 0, 0]]
const longMirrors: readonly Position[] = [
  [0, -1, -1, 0, 0, 0],
  [-1, 1, 0, 1, 0, 0],
  [1, 0, 1, -1, 0, 0],
]
const shortMirrors: readonly Position[] = [
  [0, 1, 1, 0, 0, 0],
  [1, -1, 0, -1, 0, 0],
  [-1, 0, -1, 1, 0, 0],
]

export const groups: Readonly<Record<Symmetry, Group>> = {
  p1: { lattice: 'rectangle', positions: [same] },
  p2: { lattice: 'rectangle', positions: [same, turned] },
  pm: { lattice: 'rectangle', positions: [same, mirrored] },
  pg: { lattice: 'rectangle', positions: [same, moved(mirrored, 0, 0.5)] },
  cm: { lattice: 'rectangle', positions: centred([same, mirrored]) },
  pmm: { lattice: 'rectangle', positions: [same, turned, mirrored, upended] },
  pmg: { lattice: 'rectangle', positions: [same, turned, moved(mirrored, 0.5, 0), moved(upended, 0.5, 0)] },
  pgg: {
    lattice: 'rectangle',
    positions: [same, turned, moved(mirrored, 0.5, 0.5), moved(upended, 0.5, 0.5)],
  },
  cmm: { lattice: 'rectangle', positions: centred([same, turned, mirrored, upended]) },
  p4: { lattice: 'square', positions: quarter },
  p4m: { lattice: 'square', positions: [...quarter, ...quarterMirrors] },
  p4g: { lattice: 'square', positions: [...quarter, ...quarterMirrors.map((one) => moved(one, 0.5, 0.5))] },
  p3: { lattice: 'rhombus', positions: third },
  p3m1: { lattice: 'rhombus', positions: [...third, ...longMirrors] },
  p31m: { lattice: 'rhombus', positions: [...third, ...shortMirrors] },
  p6: { lattice: 'rhombus', positions: sixth },
  p6m: { lattice: 'rhombus', positions: [...sixth, ...longMirrors, ...shortMirrors] },
}
