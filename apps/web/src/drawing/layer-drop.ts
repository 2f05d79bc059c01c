import type { GroupEntry } from '@krya/contracts'
import { type Branch, treeOf, withInner } from '../canvas/document/group.ts'
import { fitsIn, type Spot } from '../canvas/document/regroup.ts'

/** A line of the list, from the top down. */
export interface Row<L extends GroupEntry> {
  readonly layer: L
  /** In how many groups it lies. */
  readonly depth: number
}

/** Where what is dragged would come to lie. */
export interface Drop {
  readonly spot: Spot
  /** How it is shown: in a group's own line, or between two lines, so many groups deep. */
  readonly seen: { readonly into: string } | { readonly before: number; readonly depth: number }
}

/** The layers as they are listed: what is in a group that is closed is left out. */
export function rowsOf<L extends GroupEntry>(layers: readonly L[], isOpen: (layer: L) => boolean): Row<L>[] {
  const list = (branches: readonly Branch<L>[], depth: number): Row<L>[] =>
    branches
      .toReversed()
      .flatMap(({ layer, inner }) => [{ layer, depth }, ...(isOpen(layer) ? list(inner, depth + 1) : [])])
  return list(treeOf(layers), 0)
}

/**
 * Where layers go that are held over the list.
 * @param row over which they are held
 * @param share of that row's height from its top, 0–1
 * @param depth how deep the pointer is indented: at a group's end it says whether they still go into it
 * @returns null where they cannot be put
 */
export function dropAt<L extends GroupEntry>(
  layers: readonly L[],
  rows: readonly Row<L>[],
  ids: readonly string[],
  row: number,
  share: number,
  depth: number,
  isOpen: (layer: L) => boolean,
): Drop | null {
  const over = rows[row]
  if (over === undefined) return null
  const held = withInner(layers, ids)
  const allowed = ({ spot, seen }: Drop): Drop | null => {
    const isInside = held.some(({ id }) => id === spot.group)
    return !isInside && held.every((layer) => !ids.includes(layer.id) || fitsIn(layers, layer, spot.group))
      ? { spot, seen }
      : null
  }
  if (over.layer.kind === 'group' && share > 0.28 && share < 0.72 && !held.includes(over.layer)) {
    const inner = layers.findLast(({ group }) => group === over.layer.id)
    return allowed({
      spot: { group: over.layer.id, over: inner?.id ?? null },
      seen: { into: over.layer.id },
    })
  }
  const before = share < 0.5 ? row : row + 1
  const [upper, lower] = [rows[before - 1], rows[before]]
  // Directly below a group that is open is in it.
  const most = upper === undefined ? 0 : upper.depth + (isOpen(upper.layer) ? 1 : 0)
  const at = Math.max(lower?.depth ?? 0, Math.min(most, depth))
  return allowed({ spot: spotUnder(layers, upper, at), seen: { before, depth: at } })
}

/** Under a row of the list, so many groups deep. */
function spotUnder<L extends GroupEntry>(
  layers: readonly L[],
  upper: Row<L> | undefined,
  depth: number,
): Spot {
  const topOf = (group: string | null): Spot => ({
    group,
    over: layers.findLast((layer) => layer.group === group)?.id ?? null,
  })
  if (upper === undefined) return topOf(null)
  if (depth > upper.depth) return topOf(upper.layer.id)
  let { layer } = upper
  for (let at = upper.depth; at > depth; at -= 1) layer = layers.find(({ id }) => id === layer.group) ?? layer
  const siblings = layers.filter(({ group }) => group === layer.group)
  return { group: layer.group, over: siblings[siblings.indexOf(layer) - 1]?.id ?? null }
}
