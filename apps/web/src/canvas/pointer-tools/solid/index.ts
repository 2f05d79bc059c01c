import { extentOf } from '../../compose/draw-layer.ts'
import { assertUnlocked, isShown, withActive } from '../../document/chosen.ts'
import { activeLayer, type Scene, withLayer, withNew } from '../../document/layer.ts'
import { matrixOf } from '../../document/place.ts'
import type { Editor } from '../../editor.ts'
import {
  drawSolid,
  isSolid,
  showing,
  type SolidLayer,
  solidLayer,
  turnedBy,
  withSolid,
} from '../../solid/solids.ts'
import type { Gesture, PointerAt, PointerTool } from '../gesture.ts'
import { boxFrom } from '../select/selecting.ts'

/** Of the page that a solid takes where it is only pressed, and below which a drag counts as a press. */
const [usualShare, leastShare] = [0.5, 0.03]
/** A solid is drawn no larger, in pixels; one that is larger on the page is scaled. */
const largestDrawn = 2048
/** Degrees that a drag across all of a solid turns it. */
const across = 180

/** Turns the solid that is pressed; beside solids it puts a new one onto the page, as large as it is drawn. */
export const solid: PointerTool = {
  id: 'solid',
  cursor: 'crosshair',
  press(editor, from): Gesture {
    const found = solidAt(editor.scene, from)
    if (found === undefined) return placing(editor, from)
    assertUnlocked(editor.scene, [found])
    return turning(editor, found, from)
  },
}

function turning(editor: Editor, layer: SolidLayer, from: PointerAt): Gesture {
  const before = editor.scene
  const chosen = withActive(before, layer.id)
  // As the solid lies: one that was turned or mirrored on the page follows the hand too.
  const own = matrixOf({ ...layer, x: 0, y: 0 }).inverse()
  const sceneTo = (to: PointerAt): Scene => {
    const { x, y } = own.transformPoint({ x: to.x - from.x, y: to.y - from.y })
    const [dx, dy] = !to.shift ? [x, y] : Math.abs(x) > Math.abs(y) ? [x, 0] : [0, y]
    const by = across / layer.surface.width
    return withLayer(chosen, layer.id, () => withSolid(layer, turnedBy(layer.solid, dx * by, dy * by)))
  }
  editor.preview(chosen)
  let isTurned = false
  return {
    move(passed) {
      const to = passed.at(-1)
      if (to === undefined) return
      isTurned = true
      editor.preview(sceneTo(to))
    },
    end: (to) => (isTurned ? editor.commit('Turn a solid', before, sceneTo(to)) : undefined),
    cancel: () => editor.preview(before),
  }
}

function placing(editor: Editor, from: PointerAt): Gesture {
  const before = editor.scene
  const { front, solid: wanted } = editor.settings
  const begun = { ...wanted, colour: showing(front) }
  const page = Math.min(before.width, before.height)
  const drawn = solidLayer(begun, page * usualShare, from)
  const boxTo = (to: PointerAt) => boxFrom(from, to, true)
  const isPress = (to: PointerAt): boolean => boxTo(to).width < page * leastShare
  return {
    move(passed) {
      const to = passed.at(-1)
      if (to === undefined || isPress(to)) return
      const { x, y, width } = boxTo(to)
      const scale = width / drawn.surface.width
      editor.preview(withNew(before, { ...drawn, x, y, scale_x: scale, scale_y: scale }))
    },
    end(to) {
      if (isPress(to)) return editor.commit('Place a solid', before, withNew(before, drawn))
      const { x, y, width } = boxTo(to)
      // As sharp as it is large.
      const surface = drawSolid(begun, Math.min(width, largestDrawn))
      const scale = width / surface.width
      const layer = { ...drawn, surface, x, y, scale_x: scale, scale_y: scale }
      editor.commit('Place a solid', before, withNew(before, layer))
    },
    cancel: () => editor.preview(before),
  }
}

/** The solid that lies at a place: the active one before others. */
function solidAt(scene: Scene, { x, y }: PointerAt): SolidLayer | undefined {
  const isThere = (layer: SolidLayer): boolean => {
    const box = extentOf(layer)
    const isIn = x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height
    return isIn && isShown(scene.layers, layer)
  }
  const active = activeLayer(scene)
  if (isSolid(active) && isThere(active)) return active
  return scene.layers.filter(isSolid).findLast(isThere)
}
