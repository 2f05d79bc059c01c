import { boundsOf } from '../../document/layer.ts'
import { Surface } from '../../document/surface.ts'
import type { PointerTool } from '../gesture.ts'
import { keptToSelection, lay, targetOf } from '../target.ts'
import { likeAt } from './like.ts'

/** Fills what looks alike with the front colour. */
export const fill: PointerTool = {
  id: 'fill',
  cursor: 'crosshair',
  press(editor, at) {
    const before = editor.scene
    const target = targetOf(before, editor.state.getState().paintsMask, true)
    const { front, opacity } = editor.settings
    void likeAt(editor, at).then((chosen) => {
      if (chosen === null || editor.scene !== before) return
      const area = boundsOf(chosen)
      const paint = new Surface(area.width, area.height)
      paint.pen.fillStyle = front
      paint.pen.fillRect(0, 0, area.width, area.height)
      keptToSelection({ ...before, selection: chosen }, paint, area)
      keptToSelection(before, paint, area)
      lay(editor, 'Fill', before, target, { surface: paint, ...area, opacity, erases: false }, area)
    })
    return undefined
  },
}
