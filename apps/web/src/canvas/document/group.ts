import type { GroupEntry } from '@krya/contracts'

/** A layer, and what lies in it where it is a group; from the bottom up. */
export interface Branch<L extends GroupEntry> {
  readonly layer: L
  readonly inner: readonly Branch<L>[]
}

/** The list as a tree. What says it is in a group that it does not lie in is in none. */
export function treeOf<L extends GroupEntry>(layers: readonly L[]): readonly Branch<L>[] {
  const roots: Branch<L>[] = []
  const open: { readonly id: string; readonly inner: Branch<L>[] }[] = []
  for (const layer of layers.toReversed()) {
    while (open.length > 0 && open.at(-1)?.id !== layer.group) open.pop()
    const inner: Branch<L>[] = []
    const around = open.at(-1)?.inner ?? roots
    around.unshift({ layer, inner })
    if (layer.kind === 'group') open.push({ id: layer.id, inner })
  }
  return roots
}

/** The groups that a layer lies in, the innermost first. */
export function groupsAround<L extends GroupEntry>(layers: readonly L[], layer: GroupEntry): L[] {
  const around: L[] = []
  for (let { group } = layer; group !== null;) {
    const found = layers.find(({ id, kind }) => id === group && kind === 'group')
    if (found === undefined || around.includes(found)) break
    around.push(found)
    group = found.group
  }
  return around
}

/** Where a layer and all that lies in it are in the list: the lowest, and the one after the uppermost. */
export function spanOf(layers: readonly GroupEntry[], id: string): [from: number, to: number] {
  const at = layers.findIndex((layer) => layer.id === id)
  const entry = layers[at]
  if (entry === undefined) return [0, 0]
  const inside = new Set([id])
  let from = at
  for (let below = at - 1; below >= 0 && entry.kind === 'group'; below -= 1) {
    const layer = layers[below]
    if (layer === undefined || layer.group === null || !inside.has(layer.group)) break
    inside.add(layer.id)
    from = below
  }
  return [from, at + 1]
}

/** A layer and all that lies in it, from the bottom up. */
export const wholeOf = <L extends GroupEntry>(layers: readonly L[], id: string): L[] =>
  layers.slice(...spanOf(layers, id))

/** Those of some layers that lie in none of the others; in the list's order. */
export function outermost<L extends GroupEntry>(layers: readonly L[], ids: readonly string[]): L[] {
  const wanted = new Set(ids)
  return layers.filter(
    (layer) => wanted.has(layer.id) && !groupsAround(layers, layer).some(({ id }) => wanted.has(id)),
  )
}

/** Some layers and all that lies in them; in the list's order. */
export function withInner<L extends GroupEntry>(layers: readonly L[], ids: readonly string[]): L[] {
  return outermost(layers, ids).flatMap(({ id }) => wholeOf(layers, id))
}
