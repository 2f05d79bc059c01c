import { pixelLayer } from '../document/layer.ts'
import { Surface } from '../document/surface.ts'
import { blank } from '../editor.ts'
import type { Command } from './command.ts'

/** An empty sheet again, as one step. */
export const clearAll: Command = {
  id: 'clear-all',
  label: 'Clear all',
  group: 'Document',
  perform: (editor) =>
    editor.change('Clear all', (scene) => {
      const sheet = blank(scene.width, scene.height)
      const layer = pixelLayer('Drawing', new Surface(scene.width, scene.height))
      return { ...sheet, layers: [...sheet.layers, layer], activeId: layer.id }
    }),
}
