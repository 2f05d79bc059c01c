import { assertRoom } from '../../document/chosen.ts'
import { type Scene, shapeLayer, textLayer, withNew } from '../../document/layer.ts'
import type { Editor } from '../../editor.ts'
import type { Gesture, PointerAt, PointerTool } from '../gesture.ts'
import { boxFrom } from '../select/selecting.ts'

/** Draws a shape from corner to corner, as a layer of its own. */
export const shape: PointerTool = {
  id: 'shape',
  cursor: 'crosshair',
  press(editor, from): Gesture {
    const before = editor.scene
    assertRoom(before)
    const { shape: kind, front, size } = editor.settings
    const begun = shapeLayer({
      shape: kind,
      x: from.x,
      y: from.y,
      width: 0,
      height: 0,
      fill: kind === 'line' ? null : front,
      stroke: kind === 'line' ? front : null,
      stroke_width: kind === 'line' ? Math.max(1, Math.round(size / 5)) : 0,
    })
    const sceneTo = (to: PointerAt): Scene =>
      withNew(before, { ...begun, ...placed(kind === 'line', from, to) })
    return {
      move(passed) {
        const to = passed.at(-1)
        if (to !== undefined) editor.preview(sceneTo(to))
      },
      end(to) {
        const { width, height } = boxFrom(from, to, false)
        if (Math.max(width, height) < 2) return editor.preview(before)
        editor.commit('Shape', before, sceneTo(to))
      },
      cancel: () => editor.preview(before),
    }
  },
}

/** A box; a line keeps its direction by a mirrored axis. */
function placed(isLine: boolean, from: PointerAt, to: PointerAt) {
  if (!isLine) return boxFrom(from, to, to.shift)
  return {
    x: from.x,
    y: from.y,
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
    scale_x: to.x < from.x ? -1 : 1,
    scale_y: to.y < from.y ? -1 : 1,
  }
}

/** Sets text where it is pressed; what it says is written in its panel. */
export const text: PointerTool = {
  id: 'text',
  cursor: 'text',
  press(editor: Editor, at) {
    const { front, font } = editor.settings
    const size = Math.max(12, Math.round(editor.scene.height / 14))
    editor.add(
      'Text',
      textLayer({ x: Math.round(at.x), y: Math.round(at.y - size / 2), size, colour: front, font }),
    )
    editor.set({ tool: 'move' })
    return undefined
  },
}
