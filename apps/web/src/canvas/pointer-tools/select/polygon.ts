import type { Editor } from '../../editor.ts'
import type { Gesture, PointerAt, PointerTool } from '../gesture.ts'
import { Selecting } from './selecting.ts'

/** So near to its first corner, on the screen, a polygon closes. */
const near = 10

/** A polygon goes on over many presses: it is kept here until it closes. */
const open = new WeakMap<Editor, { readonly selecting: Selecting; readonly first: PointerAt }>()

/** Chooses a polygon, corner by corner; the first corner closes it. */
export const polygonLasso: PointerTool = {
  id: 'polygon-lasso',
  cursor: 'crosshair',
  press(editor, at): Gesture {
    const begun = open.get(editor)
    if (begun === undefined) {
      const selecting = new Selecting(editor, at, (points) => {
        const path = new Path2D()
        for (const { x, y } of points) path.lineTo(x, y)
        path.closePath()
        return path
      })
      open.set(editor, { selecting, first: at })
      return corner(editor)
    }
    const { scale } = editor.state.getState().view
    if (Math.hypot(at.x - begun.first.x, at.y - begun.first.y) * scale < near) {
      closePolygon(editor, begun.first)
      return corner(editor)
    }
    begun.selecting.move([at])
    return corner(editor)
  },
}

const corner = (editor: Editor): Gesture => ({
  move: () => undefined,
  end: () => undefined,
  cancel: () => dropPolygon(editor),
})

/** Closes the polygon that is begun; false: none is. */
export function closePolygon(editor: Editor, at?: PointerAt): boolean {
  const begun = open.get(editor)
  if (begun === undefined) return false
  open.delete(editor)
  begun.selecting.end(at ?? begun.first)
  return true
}

/** Forgets the polygon that is begun; false: none is. */
export function dropPolygon(editor: Editor): boolean {
  const begun = open.get(editor)
  if (begun === undefined) return false
  open.delete(editor)
  begun.selecting.cancel()
  return true
}
