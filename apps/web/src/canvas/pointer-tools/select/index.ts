import { met, meetingOf } from '../../selection/selection.ts'
import type { Rect } from '../../document/surface.ts'
import { likeAt } from '../fill/like.ts'
import type { PointerAt, PointerTool } from '../gesture.ts'
import { boxFrom, choose, Selecting } from './selecting.ts'

type Points = readonly PointerAt[]

const boxed =
  (draw: (path: Path2D, box: Rect) => void) =>
  (points: Points): Path2D => {
    const [from, to] = [points[0], points.at(-1)]
    const path = new Path2D()
    // Shift at the press adds; pressed later it makes both sides equal.
    if (from !== undefined && to !== undefined) draw(path, boxFrom(from, to, to.shift && !from.shift))
    return path
  }

export const rectangleSelect: PointerTool = {
  id: 'rectangle-select',
  cursor: 'crosshair',
  press: (editor, at) =>
    new Selecting(
      editor,
      at,
      boxed((path, { x, y, width, height }) => path.rect(x, y, width, height)),
    ),
}

export const ellipseSelect: PointerTool = {
  id: 'ellipse-select',
  cursor: 'crosshair',
  press: (editor, at) =>
    new Selecting(
      editor,
      at,
      boxed((path, { x, y, width, height }) =>
        path.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI),
      ),
    ),
}

export const lasso: PointerTool = {
  id: 'lasso',
  cursor: 'crosshair',
  press: (editor, at) =>
    new Selecting(editor, at, (points) => {
      const path = new Path2D()
      for (const { x, y } of points) path.lineTo(x, y)
      path.closePath()
      return path
    }),
}

/** Chooses what looks like the pixel that is pressed. */
export const wand: PointerTool = {
  id: 'wand',
  cursor: 'crosshair',
  press(editor, at) {
    const before = editor.scene
    void likeAt(editor, at).then((next) => {
      if (editor.scene === before) choose(editor, before, met(before.selection, next, meetingOf(at)))
    })
    return undefined
  },
}

/** Chooses the thing that is pressed. */
export const objectSelect: PointerTool = {
  id: 'object-select',
  cursor: 'crosshair',
  press(editor, at) {
    editor.find(at)
    return undefined
  },
}
