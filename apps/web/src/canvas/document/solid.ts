import type { Layer, Scene } from './layer.ts'
import type { Surface } from './surface.ts'

/**
 * A scene whose solids are what is seen of them: one that a step painted on, or whose pixels it replaced without
 * turning it, is pixels alone from then on.
 * @param painted what the step painted on
 */
export function withTrueSolids(before: Scene, after: Scene, painted: readonly Surface[]): Scene {
  const was = new Map(before.layers.map((layer) => [layer.id, layer]))
  const isFalse = (layer: Layer): boolean => {
    if (layer.kind !== 'pixels' || layer.solid === null) return false
    if (painted.includes(layer.surface)) return true
    const old = was.get(layer.id)
    return old?.kind === 'pixels' && old.solid === layer.solid && old.surface !== layer.surface
  }
  if (!after.layers.some(isFalse)) return after
  const layers = after.layers.map((layer) =>
    layer.kind === 'pixels' && isFalse(layer) ? { ...layer, solid: null } : layer,
  )
  return { ...after, layers }
}
