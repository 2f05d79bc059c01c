import { mostGroupDepth } from '@krya/contracts'
import {
  assertUnlocked,
  chosenIds,
  chosenLayers,
  assertRoom,
  Unpaintable,
  withActive,
  withChosen,
} from '../document/chosen.ts'
import { groupsAround, outermost } from '../document/group.ts'
import { groupLayer, isOpen, type Layer, type Scene, withLayers } from '../document/layer.ts'
import { grouped, moved, shifted, type Spot, ungrouped } from '../document/regroup.ts'
import type { Editor } from '../editor.ts'
import type { Command } from './command.ts'

/**
 * The scene with its layers in another order, where no locked group gains or loses any by it.
 * @throws Unpaintable
 */
function arranged(scene: Scene, ids: readonly string[], layers: readonly Layer[]): Scene {
  if (layers === scene.layers) return scene
  for (const list of [scene.layers, layers])
    for (const layer of outermost(list, ids)) assertUnlocked(scene, groupsAround(list, layer))
  return { ...scene, layers }
}

/** Moves layers to a place in the list. @throws Unpaintable */
export const moveTo = (editor: Editor, ids: readonly string[], spot: Spot): void =>
  editor.change('Reorder', (scene) => arranged(scene, ids, moved(scene.layers, ids, spot)))

/** Moves what is chosen by one row of the list. */
const shift =
  (by: 1 | -1) =>
  (editor: Editor): void =>
    editor.change('Reorder', (scene) => {
      const ids = chosenIds(scene)
      return arranged(scene, ids, shifted(scene.layers, ids, by, isOpen))
    })

const group = (editor: Editor): void =>
  editor.change('Group', (scene) => {
    assertRoom(scene)
    const ids = chosenIds(scene)
    const count = scene.layers.filter(({ kind }) => kind === 'group').length
    const made = groupLayer(`Group ${count + 1}`)
    const layers = grouped<Layer>(scene.layers, ids, made)
    if (layers === scene.layers)
      throw new Unpaintable(`Groups lie in each other at most ${mostGroupDepth} deep.`)
    return withActive(arranged(scene, ids, layers), made.id)
  })

const ungroup = (editor: Editor): void =>
  editor.change('Ungroup', (scene) => {
    const groups = chosenLayers(scene).filter(({ kind }) => kind === 'group')
    assertUnlocked(scene, groups)
    const inner = scene.layers.filter((layer) => groups.some(({ id }) => id === layer.group))
    const layers = groups.reduce<readonly Layer[]>((list, { id }) => ungrouped(list, id), scene.layers)
    const others = chosenIds(scene).filter((id) => !groups.some((one) => one.id === id))
    const ids = [...others, ...inner.map(({ id }) => id)]
    const next = ids.length > 0 ? ids : layers.slice(-1).map(({ id }) => id)
    return withChosen({ ...scene, layers }, next)
  })

/** Opens or closes a group in the list. */
export const fold = (editor: Editor, id: string, collapsed: boolean): void =>
  editor.arrange((scene) =>
    withLayers(scene, [id], (layer) => (layer.kind === 'group' ? { ...layer, collapsed } : layer)),
  )

export const arrangeCommands: readonly Command[] = [
  {
    id: 'group',
    label: 'Group layers',
    group: 'Layer',
    keys: ['mod+g'],
    isPossible: ({ scene }) => chosenIds(scene).length > 0,
    perform: group,
  },
  {
    id: 'ungroup',
    label: 'Ungroup',
    group: 'Layer',
    keys: ['mod+shift+g'],
    isPossible: ({ scene }) => chosenLayers(scene).some(({ kind }) => kind === 'group'),
    perform: ungroup,
  },
  {
    id: 'layer-up',
    label: 'Bring layer forward',
    group: 'Layer',
    keys: ['mod+]'],
    isPossible: ({ scene }) => chosenIds(scene).length > 0,
    perform: shift(1),
  },
  {
    id: 'layer-down',
    label: 'Send layer back',
    group: 'Layer',
    keys: ['mod+['],
    isPossible: ({ scene }) => chosenIds(scene).length > 0,
    perform: shift(-1),
  },
]
