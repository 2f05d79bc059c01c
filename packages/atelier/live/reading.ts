import type { Part } from '../style/finish.ts'
import { type Cells, cellsOf } from './cells.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { groupsOf } from './groups.ts'
import { horizonOf, rowsOf } from './horizon.ts'
import { isPhotograph } from './kinds.ts'
import { createLooks, hasKind, type Look } from './looks.ts'
import { regionsOf } from './regions.ts'
import type { Frame } from './task.ts'
import { arrived, castOf, createSprites, type Sprite, standingSprite } from './things.ts'

/** What a drawing is taken for. */
export interface Reading {
  readonly cells: Cells
  readonly fields: Fields
  readonly looks: readonly Look[]
  /** Where the horizon was drawn, in pixels; undefined: nowhere. */
  readonly horizon: number | undefined
  /** For each row of the picture, the scenery’s row that is seen in it. */
  readonly rows: Float32Array
  /** Things where the illustrator puts them, and things in the place of what was drawn for them. */
  readonly standing: readonly Sprite[]
  readonly drawn: readonly Sprite[]
}

/** Reads drawings, one after the other, of one size and scenery: each differs from the last in the parts that changed. */
export function createReader() {
  const looks = createLooks()
  const sprites = createSprites()
  let last: Reading | undefined
  return ({ guide, scenery, strength, colour }: Frame, changed: readonly Part[]): Reading => {
    const before = last
    const cells = cellsOf(guide, before && { cells: before.cells, changed })
    // Strokes within a paint change no cell of it.
    if (before !== undefined && before.cells === cells) return before
    const regions = regionsOf(cells)
    const isPhoto = isPhotograph(regions.list)
    const looked = looks(cells, regions, scenery)
    const groups = isPhoto ? [] : groupsOf(cells, regions, looked)
    const cast = castOf(groups, cells, hasKind(looked, 'sun'), scenery)
    const replaced = { groups: cast.drawn.map(({ group }) => group), share: arrived(strength) }
    const horizon = horizonOf(cells, looked)
    const rows = rowsOf(horizon, scenery, guide)
    last = {
      cells,
      fields: fieldsOf(cells, regions, looked, scenery, replaced),
      looks: looked.list,
      horizon,
      rows,
      standing: isPhoto ? [] : cast.standing.flatMap((thing) => standingSprite(thing, rows)),
      drawn: cast.drawn.flatMap((one) => sprites(one, cells, scenery, colour) ?? []),
    }
    return last
  }
}
