import type { Moment } from '../moment.ts'
import { about, leaning, type Matrix, moved, scaled, turned, within } from '../camera/matrix.ts'
import type { Part } from './parts.ts'

/** How a part of the scene differs from how it was drawn, about its foot. */
export interface Change {
  /** Pixels to the right and down. */
  readonly right: number
  readonly down: number
  /** Degrees clockwise. */
  readonly turn: number
  /** To the right, for each length that it is higher. */
  readonly lean: number
  readonly wide: number
  readonly tall: number
  /** How much of it is seen: 1 all. */
  readonly seen: number
  /** Lines flow along themselves: pixels of a dash and how far it has come. */
  readonly flow: { readonly dash: number; readonly by: number } | null
}

/** What motions know of the picture they are in. */
export interface Stage {
  /** A hundredth of the shorter side, pixels. */
  readonly unit: number
  readonly width: number
  readonly height: number
  readonly horizon: number
  /** How hard the wind blows: 1 as usual. */
  readonly wind: number
  /** What smoke and steam rise from: the top of what the picture is about. */
  readonly source: { readonly x: number; readonly y: number; readonly width: number }
}

/** How parts move: a pure function of the moment. */
export type Motion = (part: Part, moment: Moment, stage: Stage) => Partial<Change>

const still: Change = { right: 0, down: 0, turn: 0, lean: 0, wide: 1, tall: 1, seen: 1, flow: null }

/** All motions of a part at once. */
export function changeOf(motions: readonly Motion[], part: Part, moment: Moment, stage: Stage): Change {
  let sum = still
  for (const motion of motions) {
    const one = { ...still, ...motion(part, moment, stage) }
    sum = {
      right: sum.right + one.right,
      down: sum.down + one.down,
      turn: sum.turn + one.turn,
      lean: sum.lean + one.lean,
      wide: sum.wide * one.wide,
      tall: sum.tall * one.tall,
      seen: sum.seen * one.seen,
      flow: one.flow ?? sum.flow,
    }
  }
  return sum
}

/** What is to be done to a part, as SVG’s matrix. */
export function matrixOf({ right, down, turn, lean, wide, tall }: Change, [x, y]: Part['foot']): Matrix {
  const bent = within(turned(turn), within(leaning(lean), scaled(wide, tall)))
  return within(moved(right, down), about(x, y, bent))
}
