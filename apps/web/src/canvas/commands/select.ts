import {
  activeLayer,
  type AdjustmentLayer,
  type Mask,
  onPage,
  type Scene,
  type Selection,
  withLayer,
  withNew,
} from '../document/layer.ts'
import { wholeOf } from '../document/group.ts'
import { Surface } from '../document/surface.ts'
import type { Editor } from '../editor.ts'
import { flatHere } from '../compose/flat.ts'
import { fromGrid, gridOf, inverted, reshaped } from '../selection/selection.ts'
import type { Command } from './command.ts'

const isChosen: NonNullable<Command['isPossible']> = ({ scene }) => scene.selection !== null

const choose = (editor: Editor, label: string, selection: Selection | null): void =>
  editor.change(label, (scene) => ({ ...scene, selection }))

const everything = (editor: Editor): void =>
  choose(editor, 'Select all', { surface: filled(editor.scene), x: 0, y: 0 })

/** Grows, shrinks or softens what is chosen, by pixels. */
export async function reshape(
  editor: Editor,
  how: 'grow' | 'shrink' | 'feather',
  radius: number,
): Promise<void> {
  const before = editor.scene
  const selection = await reshaped(before, how, radius)
  if (editor.scene === before)
    choose(editor, { grow: 'Grow', shrink: 'Shrink', feather: 'Feather' }[how], selection)
}

/** Chooses what is opaque of the active layer. */
function opaque(editor: Editor): void {
  const { scene } = editor
  const layer = activeLayer(scene)
  if (layer === undefined || layer.kind === 'adjustment') return
  const shown = { ...layer, visible: true, opacity: 1, blend: 'normal' as const }
  const layers = wholeOf(scene.layers, layer.id).map((one) => (one === layer ? shown : one))
  const alone = { ...scene, layers }
  const { grid } = gridOf({ surface: flatHere(alone), x: 0, y: 0 }, scene)
  choose(editor, 'Select layer’s pixels', fromGrid(grid, 0, 0))
}

/** Chooses what a layer's mask shows. */
function fromMask(editor: Editor): void {
  const mask = activeLayer(editor.scene)?.mask
  if (mask === null || mask === undefined) return
  const { grid, x, y } = gridOf(mask, editor.scene)
  choose(editor, 'Select mask', fromGrid(grid, x, y))
}

/** A mask that shows what is chosen, or everything. */
export const maskOf = (scene: Scene): Mask => ({
  surface: scene.selection === null ? filled(scene) : onPage(scene, scene.selection),
  x: 0,
  y: 0,
  enabled: true,
})

/** All of a page. */
function filled({ width, height }: Scene): Surface {
  const surface = new Surface(width, height)
  surface.pen.fillRect(0, 0, width, height)
  return surface
}

/** Gives the active layer a mask, which is then painted on. */
function addMask(editor: Editor): void {
  const { activeId } = editor.scene
  if (activeId === null) return
  editor.change('Add mask', (scene) => ({
    ...withLayer(scene, activeId, (layer) => ({ ...layer, mask: maskOf(scene) })),
    selection: null,
  }))
  editor.set({ paintsMask: true })
}

/** Lays an adjustment over what is below: over what is chosen of it, where something is. */
export const addAdjustment = (editor: Editor, layer: AdjustmentLayer): void =>
  editor.change(layer.name, (scene) => ({
    ...withNew(scene, scene.selection === null ? layer : { ...layer, mask: maskOf(scene) }),
    selection: null,
  }))

const hasMask: NonNullable<Command['isPossible']> = ({ scene }) => (activeLayer(scene)?.mask ?? null) !== null

export const selectCommands: readonly Command[] = [
  { id: 'select-all', label: 'Select all', group: 'Select', keys: ['mod+a'], perform: everything },
  {
    id: 'deselect',
    label: 'Deselect',
    group: 'Select',
    keys: ['mod+d'],
    isPossible: isChosen,
    perform: (editor) => choose(editor, 'Deselect', null),
  },
  {
    id: 'invert-selection',
    label: 'Invert selection',
    group: 'Select',
    keys: ['mod+shift+i'],
    perform: (editor) => choose(editor, 'Invert selection', inverted(editor.scene)),
  },
  { id: 'select-opaque', label: 'Select layer’s pixels', group: 'Select', perform: opaque },
  {
    id: 'add-mask',
    label: 'Add layer mask',
    group: 'Layer',
    isPossible: (state) => activeLayer(state.scene) !== undefined && !hasMask(state),
    perform: addMask,
  },
  { id: 'select-mask', label: 'Select mask', group: 'Select', isPossible: hasMask, perform: fromMask },
  {
    id: 'remove-mask',
    label: 'Remove layer mask',
    group: 'Layer',
    isPossible: hasMask,
    perform: (editor) => editor.changeActive('Remove mask', (layer) => ({ ...layer, mask: null })),
  },
  {
    id: 'toggle-mask',
    label: 'Turn layer mask on or off',
    group: 'Layer',
    isPossible: hasMask,
    perform: (editor) =>
      editor.changeActive('Toggle mask', (layer) => ({
        ...layer,
        mask: layer.mask && { ...layer.mask, enabled: !layer.mask.enabled },
      })),
  },
]
