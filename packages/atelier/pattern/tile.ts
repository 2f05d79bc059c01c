import type { Symmetry } from '@krya/contracts'
import { type Group, groups, type Position } from './groups.ts'

/** Where one copy of a motif lies, in units of the block: `matrix(a b c d e f)` as SVG has it. */
export interface Copy {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly x: number
  readonly y: number
}

/**
 * The smallest upright rectangle that repeats a group by moving alone; a rhombus takes two. Its width is 1.
 */
export interface Block {
  readonly height: number
  /** All copies of what stands at (x, y), turned and mirrored as the group does; places lie within the block. */
  copiesOf(x: number, y: number): Copy[]
}

const root3 = Math.sqrt(3)

/** @param height of the cell where its shape is free, as a share of its width */
export function blockOf(symmetry: Symmetry, height = 1): Block {
  const group: Group = groups[symmetry]
  const isRhombus = group.lattice === 'rhombus'
  const tall = isRhombus ? root3 : group.lattice === 'square' ? 1 : height
  // Columns are the cell’s sides in the block’s units.
  const [ax, ay, bx, by] = isRhombus ? [1, 0, -0.5, root3 / 2] : [1, 0, 0, tall]
  const steps = isRhombus
    ? ([
        [0, 0],
        [0.5, root3 / 2],
      ] as const)
    : ([[0, 0]] as const)
  const area = ax * by - bx * ay
  const toCell = (x: number, y: number): readonly [number, number] => [
    (x * by - y * bx) / area,
    (y * ax - x * ay) / area,
  ]
  const linear = ([xx, xy, yx, yy]: Position) => {
    // The same turn in upright units: B · R · B⁻¹.
    const send = (x: number, y: number): readonly [number, number] => {
      const [u, v] = toCell(x, y)
      const [s, t] = [xx * u + xy * v, yx * u + yy * v]
      return [ax * s + bx * t, ay * s + by * t]
    }
    const [[a, b], [c, d]] = [send(1, 0), send(0, 1)]
    return { a, b, c, d }
  }
  const turns = group.positions.map((position) => ({ ...linear(position), tx: position[4], ty: position[5] }))
  return {
    height: tall,
    copiesOf: (x, y) =>
      turns.flatMap(({ a, b, c, d, tx, ty }) =>
        steps.map(([stepX, stepY]) => ({
          a,
          b,
          c,
          d,
          x: wrapped(a * x + c * y + ax * tx + bx * ty + stepX, 1),
          y: wrapped(b * x + d * y + ay * tx + by * ty + stepY, tall),
        })),
      ),
  }
}

const wrapped = (value: number, length: number): number => ((value % length) + length) % length

/** How far apart two places are where the block repeats on every side. */
export function apart(p: { x: number; y: number }, q: { x: number; y: number }, height: number): number {
  const dx = Math.abs(p.x - q.x) % 1
  const dy = Math.abs(p.y - q.y) % height
  return Math.hypot(Math.min(dx, 1 - dx), Math.min(dy, height - dy))
}
