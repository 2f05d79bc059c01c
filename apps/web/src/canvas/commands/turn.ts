import { extentOf } from '../compose/draw-layer.ts'
import { activeLayer, type PlacedLayer, withLayer } from '../document/layer.ts'
import { movedBy } from '../document/place.ts'
import type { Editor } from '../editor.ts'
import { Unpaintable } from '../pointer-tools/target.ts'
import type { Command } from './command.ts'

/** Turns the active layer by a quarter about its own middle. */
const turn =
  (degrees: 90 | -90) =>
  (editor: Editor): void =>
    editor.change('Turn layer', (scene) => {
      const layer = activeLayer(scene)
      if (layer === undefined || !('rotation' in layer)) return scene
      if (layer.locked) throw new Unpaintable('The layer is locked. Unlock it in its row.')
      return withLayer(scene, layer.id, () => turned(layer, degrees))
    })

function turned(layer: PlacedLayer, degrees: number): PlacedLayer {
  const box = extentOf(layer)
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const next = movedBy(layer, new DOMMatrix().translate(x, y).rotate(degrees).translate(-x, -y))
  // Whole pixels: what is sharp stays sharp.
  return {
    ...next,
    x: Math.round(next.x),
    y: Math.round(next.y),
    rotation: Math.round(next.rotation * 1e6) / 1e6,
  }
}

const isPlaced: NonNullable<Command['isPossible']> = ({ scene }) => {
  const layer = activeLayer(scene)
  return layer !== undefined && 'rotation' in layer
}

export const turnCommands: readonly Command[] = [
  { id: 'turn-left', label: 'Turn layer left', group: 'Layer', isPossible: isPlaced, perform: turn(-90) },
  { id: 'turn-right', label: 'Turn layer right', group: 'Layer', isPossible: isPlaced, perform: turn(90) },
]
