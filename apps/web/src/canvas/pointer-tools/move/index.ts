import { extentOf } from '../../compose/draw-layer.ts'
import { flatHere } from '../../compose/flat.ts'
import { activeLayer, type Layer, type Scene, withLayer } from '../../document/layer.ts'
import type { Editor } from '../../editor.ts'
import type { Gesture, PointerAt, PointerTool } from '../gesture.ts'

/** Drags a layer: the one that is pressed, or the active one where alt is held. */
export const move: PointerTool = {
  id: 'move',
  cursor: 'move',
  press(editor, from): Gesture | undefined {
    const found = from.alt
      ? activeLayer(editor.scene)
      : (layerAt(editor.scene, from) ?? activeLayer(editor.scene))
    if (found === undefined || found.kind === 'adjustment' || found.locked) return undefined
    const before = editor.scene
    const sceneTo = (to: PointerAt): Scene => {
      const [dx, dy] = offset(from, to)
      return withLayer({ ...before, activeId: found.id }, found.id, (layer) => movedLayer(layer, dx, dy))
    }
    editor.preview({ ...before, activeId: found.id })
    return {
      move(passed) {
        const to = passed.at(-1)
        if (to !== undefined) editor.preview(sceneTo(to))
      },
      end(to) {
        if (offset(from, to).every((way) => way === 0)) editor.preview({ ...before, activeId: found.id })
        else editor.commit('Move', before, sceneTo(to))
      },
      cancel: () => editor.preview(before),
    }
  },
}

/** Whole pixels: what is sharp stays sharp. With shift along one axis only. */
function offset(from: PointerAt, to: PointerAt): [number, number] {
  const [dx, dy] = [Math.round(to.x - from.x), Math.round(to.y - from.y)]
  if (!to.shift) return [dx, dy]
  return Math.abs(dx) > Math.abs(dy) ? [dx, 0] : [0, dy]
}

/** A layer with its mask, moved. */
export function movedLayer(layer: Layer, dx: number, dy: number): Layer {
  const mask = layer.mask && { ...layer.mask, x: layer.mask.x + dx, y: layer.mask.y + dy }
  return layer.kind === 'adjustment'
    ? { ...layer, mask }
    : { ...layer, mask, x: layer.x + dx, y: layer.y + dy }
}

/** The topmost layer that shows something at a place. */
function layerAt(scene: Scene, { x, y }: PointerAt): Layer | undefined {
  return scene.layers.findLast((layer) => {
    if (layer.kind === 'adjustment' || !layer.visible || layer.locked) return false
    const box = extentOf(layer)
    if (x < box.x || y < box.y || x >= box.x + box.width || y >= box.y + box.height) return false
    const alone = { ...scene, layers: [{ ...layer, opacity: 1, blend: 'normal' as const }] }
    const pixel = flatHere(alone, { x: Math.floor(x), y: Math.floor(y), width: 1, height: 1 })
    return (pixel.pen.getImageData(0, 0, 1, 1).data[3] ?? 0) > 20
  })
}

/** Takes the colour that is seen; with alt for the back. */
export const eyedropper: PointerTool = {
  id: 'eyedropper',
  cursor: 'crosshair',
  press(editor, at): Gesture {
    const take = ({ x, y, alt }: PointerAt): void => {
      const colour = colourAt(editor, Math.floor(x), Math.floor(y))
      if (colour !== null) editor.setTools(alt ? { back: colour } : { front: colour })
    }
    take(at)
    return {
      move: (passed) => passed.slice(-1).forEach(take),
      end: () => undefined,
      cancel: () => undefined,
    }
  },
}

function colourAt({ scene }: Editor, x: number, y: number): string | null {
  if (x < 0 || y < 0 || x >= scene.width || y >= scene.height) return null
  const [r = 0, g = 0, b = 0, a = 0] = flatHere(scene, { x, y, width: 1, height: 1 }).pen.getImageData(
    0,
    0,
    1,
    1,
  ).data
  return a === 0 ? null : `#${[r, g, b].map((one) => one.toString(16).padStart(2, '0')).join('')}`
}
