import { type GroupEntry, mostGroupDepth } from '@krya/contracts'
import { groupsAround, outermost, spanOf, wholeOf, withInner } from './group.ts'

/*
 * Changes to a list of layers, from the bottom up, in which all that lies in a group is directly below its entry. It
 * stays so; where that cannot be, the very list comes back that was given.
 */

/** Where layers are put: into a group (null: none), directly over one of what is in it or at its bottom. */
export interface Spot {
  readonly group: string | null
  readonly over: string | null
}

/** The list without some layers and what lies in them. */
export function without<L extends GroupEntry>(layers: readonly L[], ids: readonly string[]): readonly L[] {
  const gone = new Set<L>(withInner(layers, ids))
  return gone.size === 0 ? layers : layers.filter((layer) => !gone.has(layer))
}

/** How many groups lie in each other in a layer, itself counted; none where it is no group. */
const heightOf = (layers: readonly GroupEntry[], layer: GroupEntry): number =>
  Math.max(
    ...wholeOf(layers, layer.id).map((inner) => {
      const around = [...(inner.kind === 'group' ? [inner] : []), ...groupsAround(layers, inner)]
      return around.findIndex(({ id }) => id === layer.id) + 1
    }),
  )

/** Whether a layer may be put into a group: not into itself, and not too deep. */
export function fitsIn(layers: readonly GroupEntry[], layer: GroupEntry, group: string | null): boolean {
  if (group === null) return true
  const into = layers.find(({ id, kind }) => id === group && kind === 'group')
  if (into === undefined) return false
  const around = [into, ...groupsAround(layers, into)]
  return (
    around.every(({ id }) => id !== layer.id) && around.length + heightOf(layers, layer) <= mostGroupDepth
  )
}

/** Puts a whole (a layer with what lies in it, the list's order kept) at a place of a list it is not in. */
function put<L extends GroupEntry>(layers: readonly L[], whole: readonly L[], { group, over }: Spot): L[] {
  const bottom = group === null ? 0 : spanOf(layers, group)[0]
  const at = over === null ? bottom : spanOf(layers, over)[1]
  return layers.toSpliced(at, 0, ...whole)
}

const inGroup = <L extends GroupEntry>(layer: L, group: string | null): L =>
  layer.group === group ? layer : { ...layer, group }

/** Moves layers, each with what lies in it, to a place; their order stays. */
export function moved<L extends GroupEntry>(
  layers: readonly L[],
  ids: readonly string[],
  spot: Spot,
): readonly L[] {
  const movable = outermost(layers, ids)
  if (movable.length === 0 || !movable.every((layer) => fitsIn(layers, layer, spot.group))) return layers
  // Over one that is moved itself is over the next below that stays.
  const own = new Set(movable.map(({ id }) => id))
  const stay = layers.filter(({ id, group }) => group === spot.group && !own.has(id))
  const at = layers.findIndex(({ id }) => id === spot.over)
  const over = spot.over === null ? null : stay.findLast((layer) => layers.indexOf(layer) <= at)
  const rest = without(layers, ids)
  const wholes = movable.flatMap(({ id }) =>
    wholeOf(layers, id).map((layer) => (layer.id === id ? inGroup(layer, spot.group) : layer)),
  )
  const next = put(rest, wholes, { group: spot.group, over: over?.id ?? null })
  return next.every((layer, index) => layer === layers[index]) ? layers : next
}

/** Puts layers into a new group, where the uppermost of them was. */
export function grouped<L extends GroupEntry>(
  layers: readonly L[],
  ids: readonly string[],
  group: L & { readonly kind: 'group' },
): readonly L[] {
  const members = outermost(layers, ids)
  const top = members.at(-1)
  if (top === undefined) return layers
  const entry = inGroup(group, top.group)
  const withEntry = put(layers, [entry], { group: top.group, over: top.id })
  const own = members.map(({ id }) => id)
  const made = moved(withEntry, own, { group: entry.id, over: null })
  return made === withEntry ? layers : made
}

/** Takes a group apart: what is in it stays where it is, in the group around. */
export function ungrouped<L extends GroupEntry>(layers: readonly L[], id: string): readonly L[] {
  const gone = layers.find((layer) => layer.id === id && layer.kind === 'group')
  if (gone === undefined) return layers
  return layers
    .filter((layer) => layer !== gone)
    .map((layer) => (layer.group === id ? inGroup(layer, gone.group) : layer))
}

/**
 * Moves layers by one row up (1) or down (-1), as a list of them shows it: over a layer or a closed group, into one
 * that is open, and out at the end of their own.
 */
export function shifted<L extends GroupEntry>(
  layers: readonly L[],
  ids: readonly string[],
  by: 1 | -1,
  isOpen: (group: L) => boolean,
): readonly L[] {
  const movable = outermost(layers, ids)
  const end = by === 1 ? movable.at(-1) : movable[0]
  if (end === undefined) return layers
  const siblings = layers.filter(({ group }) => group === end.group)
  const place = siblings.indexOf(end)
  const next = siblings[place + by]
  if (next === undefined) {
    const around = layers.find(({ id }) => id === end.group)
    if (around === undefined) return layers
    return moved(layers, ids, by === 1 ? overOf(around) : underOf(layers, around))
  }
  if (next.kind === 'group' && isOpen(next)) {
    const inner = layers.filter(({ group }) => group === next.id)
    const into = moved(layers, ids, { group: next.id, over: by === 1 ? null : (inner.at(-1)?.id ?? null) })
    if (into !== layers) return into
  }
  return moved(layers, ids, by === 1 ? overOf(next) : underOf(layers, next))
}

const overOf = ({ id, group }: GroupEntry): Spot => ({ group, over: id })

function underOf(layers: readonly GroupEntry[], { id, group }: GroupEntry): Spot {
  const siblings = layers.filter((layer) => layer.group === group)
  return { group, over: siblings[siblings.findIndex((layer) => layer.id === id) - 1]?.id ?? null }
}

/** Puts new layers over one that is there, or on top of all; into it where it is an open group. */
export function added<L extends GroupEntry>(
  layers: readonly L[],
  whole: readonly L[],
  over: L | undefined,
  isOpen: (group: L) => boolean,
): readonly L[] {
  const top = layers.findLast(({ group }) => group === null)
  const isInto = over?.kind === 'group' && isOpen(over)
  const group = isInto ? over.id : (over?.group ?? null)
  const inner = isInto ? layers.findLast((layer) => layer.group === over.id) : (over ?? top)
  const own = new Set(whole.map(({ id }) => id))
  const roots = whole.map((layer) =>
    layer.group !== null && own.has(layer.group) ? layer : inGroup(layer, group),
  )
  return put(layers, roots, { group, over: inner?.id ?? null })
}

/** A list that came from elsewhere as one that holds together: what cannot be where it says it is, is in no group. */
export function tidied<L extends GroupEntry>(layers: readonly L[]): readonly L[] {
  const groups = new Map(layers.filter(({ kind }) => kind === 'group').map((layer) => [layer.id, layer]))
  const kept = new Map<string, string | null>()
  for (const layer of layers) {
    const passed = new Set([layer.id])
    let next = layer.group
    while (next !== null && groups.has(next) && !passed.has(next)) {
      passed.add(next)
      next = groups.get(next)?.group ?? null
    }
    const isDeep = passed.size - (layer.kind === 'group' ? 0 : 1) > mostGroupDepth
    kept.set(layer.id, next === null && !isDeep ? layer.group : null)
  }
  const listed = (group: string | null): L[] =>
    layers
      .filter(({ id }) => (kept.get(id) ?? null) === group)
      .flatMap((layer) => [...(layer.kind === 'group' ? listed(layer.id) : []), inGroup(layer, group)])
  const made = listed(null)
  return made.every((layer, at) => layer === layers[at]) ? layers : made
}
