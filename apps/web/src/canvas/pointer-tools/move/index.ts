import { extentOf } from '../../compose/draw-layer.ts'
import { flatHere } from '../../compose/flat.ts'
import { assertUnlocked, chosenWhole, isShown, lockOf, withActive } from '../../document/chosen.ts'
import { groupsAround } from '../../document/group.ts'
import { isPlaced, type Layer, type Scene, withLayers } from '../../document/layer.ts'
import type { Editor } from '../../editor.ts'
import type { Gesture, PointerAt, PointerTool } from '../gesture.ts'

/**
 * Drags layers: the one that is pressed, or what is chosen where that holds it, where nothing is pressed or where alt
 * is held.
 */
export const move: PointerTool = {
  id: 'move',
  cursor: 'move',
  press(editor, from): Gesture | undefined {
    const before = editor.scene
    const found = from.alt ? undefined : layerAt(before, from)
    const isHeld = found === undefined || chosenWhole(before).includes(found)
    const chosen = isHeld ? before : withActive(before, found.id)
    if (!chosenWhole(chosen).some(isPlaced)) return undefined
    assertUnlocked(chosen, chosenWhole(chosen))
    const sceneTo = (to: PointerAt): Scene => movedChosen(chosen, ...offset(from, to))
    editor.preview(chosen)
    return {
      move(passed) {
        const to = passed.at(-1)
        if (to !== undefined) editor.preview(sceneTo(to))
      },
      end(to) {
        if (offset(from, to).every((way) => way === 0)) editor.preview(chosen)
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

/** What is chosen, and all that lies in it, moved with its masks. @throws Unpaintable where it is locked */
export function movedChosen(scene: Scene, dx: number, dy: number): Scene {
  const whole = chosenWhole(scene)
  assertUnlocked(scene, whole)
  return withLayers(
    scene,
    whole.map(({ id }) => id),
    (layer) => {
      const mask = layer.mask && { ...layer.mask, x: layer.mask.x + dx, y: layer.mask.y + dy }
      return isPlaced(layer) ? { ...layer, mask, x: layer.x + dx, y: layer.y + dy } : { ...layer, mask }
    },
  )
}

/** The topmost layer that shows something at a place. */
function layerAt({ layers, ...scene }: Scene, { x, y }: PointerAt): Layer | undefined {
  return layers.findLast((layer) => {
    if (!isPlaced(layer) || !isShown(layers, layer) || lockOf(layers, layer) !== undefined) return false
    const box = extentOf(layer)
    if (x < box.x || y < box.y || x >= box.x + box.width || y >= box.y + box.height) return false
    const full = { opacity: 1, blend: 'normal' as const }
    // Masks of the groups around count too.
    const around = groupsAround(layers, layer).map((group) => ({ ...group, ...full }))
    const alone = { ...scene, layers: [{ ...layer, ...full }, ...around] }
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
