import type { Cells } from './cells.ts'
import { isBackground, type Kind } from './kinds.ts'
import type { Looks } from './looks.ts'
import type { Regions } from './regions.ts'

/** What touches, before the background: an outline with what it holds, a crown on its trunk. */
export interface Group {
  /** Those in and about its box. */
  readonly cells: readonly number[]
  /** In cells, right and bottom beyond it: of its areas where it has some, for a line may run on past them. */
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** What most of it is, and its colour; no colour: it was drawn in lines. */
  readonly kind: Kind
  readonly colour: number | undefined
}

/** An outline lies so far around what it holds, in cells. */
const rim = 7
/** Smaller ones are details, as a share of the sheet. */
const least = 0.004

export function groupsOf(cells: Cells, regions: Regions, looks: Looks): Group[] {
  const { across, down } = cells
  const isApart = looks.ofCell.map((number) => (isBackground(looks.list[number]?.kind ?? 'paper') ? 0 : 1))
  const groups: Group[] = []
  for (let from = 0; from < isApart.length; from += 1) {
    if (isApart[from] !== 1) continue
    isApart[from] = 0
    const found = [from]
    for (let next = 0; next < found.length; next += 1) {
      const at = found[next] ?? 0
      const x = at % across
      const y = (at - x) / across
      for (let row = Math.max(0, y - 1); row <= Math.min(down - 1, y + 1); row += 1)
        for (let column = Math.max(0, x - 1); column <= Math.min(across - 1, x + 1); column += 1) {
          const to = row * across + column
          if (isApart[to] !== 1) continue
          isApart[to] = 0
          found.push(to)
        }
    }
    if (found.length >= least * isApart.length) groups.push(groupOf(found, cells, regions, looks))
  }
  return groups
}

function groupOf(
  found: readonly number[],
  { across }: Cells,
  { labels, list }: Regions,
  looks: Looks,
): Group {
  const kindAt = (at: number): Kind => looks.list[looks.ofCell[at] ?? 0]?.kind ?? 'paper'
  const areas = found.filter((at) => kindAt(at) !== 'line')
  const shown = areas.length >= found.length * 0.3 ? areas : found
  const counts = new Map<number, number>()
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0]
  for (const at of shown) {
    const x = at % across
    const y = (at - x) / across
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
    const label = labels[at] ?? 0
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  const [[most] = [labels[found[0] ?? 0] ?? 0]] = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
  const main = list[most]
  const isPainted = shown === areas && main !== undefined && !main.isPaper
  const isNear = (at: number): boolean => {
    const x = at % across
    const y = (at - x) / across
    return x >= left - rim && x < right + rim && y >= top - rim && y < bottom + rim
  }
  return {
    cells: found.filter(isNear),
    left,
    top,
    right,
    bottom,
    kind: shown === areas ? kindAt(shown.find((at) => labels[at] === most) ?? 0) : 'line',
    colour: isPainted ? main.colour : undefined,
  }
}
