import { closePolygon, dropPolygon } from '../pointer-tools/select/polygon.ts'
import { boundsOf, pixelLayer } from '../document/layer.ts'
import { Surface } from '../document/surface.ts'
import { type Editor, paintable } from '../editor.ts'
import { keptToSelection, lay, targetOf } from '../pointer-tools/target.ts'
import type { Command } from './command.ts'
import { croppedTo } from './document.ts'
import { putRight } from './perspective.ts'

/** Fills what is chosen, or the page, with a colour. */
function fillWith(editor: Editor, colour: string): void {
  const before = editor.scene
  const target = targetOf(before, editor.state.getState().paintsMask, true)
  const area = paintable(before)
  const paint = new Surface(area.width, area.height)
  paint.pen.fillStyle = colour
  paint.pen.fillRect(0, 0, area.width, area.height)
  keptToSelection(before, paint, area)
  lay(editor, 'Fill', before, target, { surface: paint, ...area, opacity: 1, erases: false }, area)
}

/** Takes what is chosen off the active layer. */
function clearChosen(editor: Editor): void {
  const before = editor.scene
  if (before.selection === null) return
  const target = targetOf(before, editor.state.getState().paintsMask)
  const area = boundsOf(before.selection)
  const paint = { surface: before.selection.surface, ...area, opacity: 1, erases: true }
  lay(editor, 'Clear', before, target, paint, area)
}

/** What is chosen of the active layer's pixels, as a layer of its own. */
function layerFromChosen(editor: Editor): void {
  const { scene } = editor
  const target = targetOf(scene, false)
  const area = paintable(scene)
  const surface = target.surface.part({ ...area, x: area.x - target.x, y: area.y - target.y })
  keptToSelection(scene, surface, area)
  editor.add('Layer from selection', pixelLayer('Copied part', surface, { x: area.x, y: area.y }))
}

export const editCommands: readonly Command[] = [
  {
    id: 'undo',
    label: 'Undo',
    group: 'Edit',
    keys: ['mod+z'],
    isPossible: ({ canUndo }) => canUndo !== null,
    perform: (editor) => editor.undo(),
  },
  {
    id: 'redo',
    label: 'Redo',
    group: 'Edit',
    keys: ['mod+shift+z', 'mod+y'],
    isPossible: ({ canRedo }) => canRedo !== null,
    perform: (editor) => editor.redo(),
  },
  {
    id: 'fill-front',
    label: 'Fill with front colour',
    group: 'Edit',
    keys: ['alt+backspace', 'alt+delete'],
    perform: (editor) => fillWith(editor, editor.settings.front),
  },
  {
    id: 'fill-back',
    label: 'Fill with back colour',
    group: 'Edit',
    keys: ['mod+backspace', 'mod+delete'],
    perform: (editor) => fillWith(editor, editor.settings.back),
  },
  {
    id: 'clear',
    label: 'Clear selection’s pixels',
    group: 'Edit',
    keys: ['backspace', 'delete'],
    isPossible: ({ scene }) => scene.selection !== null,
    perform: clearChosen,
  },
  {
    id: 'copy-part',
    label: 'Layer from selection',
    group: 'Edit',
    keys: ['mod+j'],
    isPossible: ({ scene }) => scene.selection !== null,
    perform: layerFromChosen,
  },
  {
    id: 'swap-colours',
    label: 'Swap colours',
    group: 'Edit',
    keys: ['x'],
    perform(editor) {
      const { front, back } = editor.settings
      editor.setTools({ front: back, back: front })
    },
  },
  {
    id: 'usual-colours',
    label: 'Black and white',
    group: 'Edit',
    keys: ['d'],
    perform: (editor) => editor.setTools({ front: '#000000', back: '#ffffff' }),
  },
  {
    id: 'smaller',
    label: 'Smaller brush',
    group: 'Edit',
    keys: ['['],
    perform: (editor) => editor.setTools({ size: Math.max(1, Math.round(editor.settings.size / 1.2)) }),
  },
  {
    id: 'larger',
    label: 'Larger brush',
    group: 'Edit',
    keys: [']'],
    perform: (editor) => editor.setTools({ size: Math.min(2000, Math.ceil(editor.settings.size * 1.2)) }),
  },
  {
    id: 'confirm',
    label: 'Confirm',
    group: 'Edit',
    keys: ['enter'],
    perform(editor) {
      const { tool, crop, corners } = editor.state.getState()
      if (closePolygon(editor)) return undefined
      if (tool === 'crop' && crop !== null) croppedTo(editor, crop)
      if (tool === 'perspective' && corners !== null) return putRight(editor, corners)
      return undefined
    },
  },
  {
    id: 'escape',
    label: 'Cancel',
    group: 'Edit',
    keys: ['escape'],
    perform(editor) {
      if (dropPolygon(editor)) return
      const { tool } = editor.state.getState()
      if (tool === 'crop' || tool === 'perspective') editor.set({ tool: 'move', crop: null, corners: null })
    },
  },
]
