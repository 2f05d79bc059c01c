import type { Layer, Scene } from '../document/layer.ts'

/**
 * What led from one scene to the next, done upon a third: somebody else has changed it meanwhile. Fields that the step
 * set are set, layers it added or took away are added or taken away; all else stays as it is now.
 */
export function rebased(now: Scene, from: Scene, to: Scene): Scene {
  if (now === from || now === to) return to
  const before = byId(from.layers)
  const current = byId(now.layers)
  const after = byId(to.layers)
  const layers: Layer[] = orderOf(now, from, to).flatMap((id): Layer[] => {
    const [was, is, next] = [before.get(id), current.get(id), after.get(id)]
    if (next === undefined) return was === undefined && is !== undefined ? [is] : []
    if (was === undefined) return [next]
    if (is === undefined) return []
    return [next === was ? is : withStep(is, was, next)]
  })
  const page = to.width === from.width && to.height === from.height ? now : to
  return {
    width: page.width,
    height: page.height,
    layers,
    activeId: layers.some(({ id }) => id === to.activeId) ? to.activeId : (layers.at(-1)?.id ?? null),
    ...(to.chosenIds === undefined
      ? {}
      : { chosenIds: to.chosenIds.filter((id) => layers.some((layer) => layer.id === id)) }),
    selection: to.selection,
  }
}

const byId = (layers: readonly Layer[]): ReadonlyMap<string, Layer> =>
  new Map(layers.map((layer) => [layer.id, layer]))

/** The layer as it is now, with what a step set of it. */
function withStep(is: Layer, was: Layer, next: Layer): Layer {
  if (is === was || is.kind !== next.kind) return next
  const known = new Map<string, unknown>(Object.entries(was))
  const set = Object.entries(next).filter(([name, value]) => known.get(name) !== value)
  return Object.assign({}, is, Object.fromEntries(set))
}

/** Where the step changed the order, its own; else as it is now. Whoever is in only one of them stays behind the same. */
function orderOf(now: Scene, from: Scene, to: Scene): string[] {
  const [current, before, after] = [now, from, to].map(({ layers }) => layers.map(({ id }) => id))
  if (current === undefined || before === undefined || after === undefined) return []
  const isSame = same(
    before.filter((id) => after.includes(id)),
    after.filter((id) => before.includes(id)),
  )
  return isSame ? withMissing(current, after) : withMissing(after, current)
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at])

function withMissing(order: readonly string[], other: readonly string[]): string[] {
  const all = [...order]
  for (const [at, id] of other.entries()) {
    if (all.includes(id)) continue
    const before = other.slice(0, at).findLast((one) => all.includes(one))
    all.splice(before === undefined ? 0 : all.indexOf(before) + 1, 0, id)
  }
  return all
}
