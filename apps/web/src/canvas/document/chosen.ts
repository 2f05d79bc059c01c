import { mostLayers } from '@krya/contracts'
import { groupsAround, outermost, withInner } from './group.ts'
import type { Layer, Scene } from './layer.ts'

/** Why something cannot be done to a layer, in words for its owner. */
export class Unpaintable extends Error {
  override readonly name = 'Unpaintable'
}

/** @throws Unpaintable where there is no room for so many more layers: the document could not be saved with them */
export function assertRoom({ layers }: Scene, more = 1): void {
  if (layers.length + more > mostLayers) throw new Unpaintable(`A document has at most ${mostLayers} layers.`)
}

/** What is chosen of the layers, the active one among them. */
export const chosenIds = ({
  activeId,
  chosenIds: ids,
  layers,
}: Pick<Scene, 'activeId' | 'chosenIds' | 'layers'>): readonly string[] =>
  activeId === null
    ? []
    : ids?.includes(activeId) === true
      ? layers.flatMap(({ id }) => (ids.includes(id) ? id : []))
      : [activeId]

/** The layers that are chosen and lie in no other that is. */
export const chosenLayers = (scene: Scene): Layer[] => outermost(scene.layers, chosenIds(scene))

/** The layers that are chosen, with all that lies in them. */
export const chosenWhole = (scene: Scene): Layer[] => withInner(scene.layers, chosenIds(scene))

/** The scene with one layer chosen, or one of those that are. */
export const withActive = (scene: Scene, id: string | null): Scene => ({
  ...scene,
  activeId: id,
  chosenIds: undefined,
})

/** The scene with these chosen; the active one stays so if it is among them, or else is the last. */
export function withChosen(scene: Scene, ids: readonly string[]): Scene {
  const stays = scene.activeId !== null && ids.includes(scene.activeId)
  return { ...scene, activeId: stays ? scene.activeId : (ids.at(-1) ?? null), chosenIds: ids }
}

/** Whether it is seen: a group that is hidden hides what is in it. */
export const isShown = (layers: readonly Layer[], layer: Layer): boolean =>
  [layer, ...groupsAround(layers, layer)].every(({ visible }) => visible)

/** What keeps a layer from being changed: itself, or a group that it lies in. */
export const lockOf = (layers: readonly Layer[], layer: Layer): Layer | undefined =>
  [layer, ...groupsAround(layers, layer)].find(({ locked }) => locked)

/** @throws Unpaintable where one of the layers is locked, or what it lies in */
export function assertUnlocked(scene: Scene, layers: readonly Layer[]): void {
  for (const layer of layers) {
    const lock = lockOf(scene.layers, layer)
    if (lock !== undefined) throw new Unpaintable(`“${lock.name}” is locked. Unlock it in its row.`)
  }
}
