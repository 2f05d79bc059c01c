/** So deep may groups lie in each other. */
export const mostGroupDepth = 8

/** What a layer says of where it belongs. */
export interface GroupEntry {
  readonly id: string
  readonly kind: string
  readonly group: string | null
}

export interface GroupFault {
  /** Which of the layers. */
  readonly at: number
  readonly field: 'id' | 'group'
  /** What follows the field's name in a sentence. */
  readonly message: string
}

/**
 * What is wrong with the groups of layers that are listed from the bottom up: all that lies in a group has to be
 * directly below its entry. Only the first layer that is misplaced is told, as those below it may follow from it.
 */
export function groupFaults(layers: readonly GroupEntry[]): GroupFault[] {
  const groups = new Map<string, GroupEntry>()
  for (const [at, layer] of layers.entries()) {
    if (layer.kind !== 'group') continue
    if (layers.some(({ id }, other) => id === layer.id && other !== at))
      return [{ at, field: 'id', message: 'is the id of a group and of another layer' }]
    groups.set(layer.id, layer)
  }
  const open: string[] = []
  for (const [at, { id, kind, group }] of [...layers.entries()].toReversed()) {
    while (open.length > 0 && open.at(-1) !== group) open.pop()
    if (group !== null && open.length === 0)
      return [{ at, field: 'group', message: misplaced(id, group, groups) }]
    if (kind !== 'group') continue
    if (open.length === mostGroupDepth)
      return [
        {
          at,
          field: 'group',
          message: `is too deep: groups lie in each other at most ${mostGroupDepth} deep`,
        },
      ]
    open.push(id)
  }
  return []
}

function misplaced(id: string, group: string, groups: ReadonlyMap<string, GroupEntry>): string {
  if (!groups.has(group)) return `${group} is no group among the layers`
  const passed = new Set([id])
  for (let next: string | null = group; next !== null; next = groups.get(next)?.group ?? null) {
    if (passed.has(next)) return 'is a group that lies in itself'
    passed.add(next)
  }
  return `names ${group}, but the layer is not directly below that group with what else is in it`
}
